/** What the elements themselves say, around the words of the clinic. */
export interface ElementWords {
  unreachable: string
  notRefreshed: (time: string) => string
  notThere: string
  withdrawn: string
  size: (length: string, width: string) => string
  notToScale: string
  toScale: string
  calibrate: string
  recalibrate: string
  hold: string
  slider: string
  save: string
  cancel: string
}

const en: ElementWords = {
  unreachable: 'This content could not be loaded just now.',
  notRefreshed: (time) => `Could not be checked for changes since ${time}.`,
  notThere: 'This content is not available.',
  withdrawn: 'This content has been withdrawn.',
  size: (length, width) => `${length} mm × ${width} mm`,
  notToScale: 'Not to scale on this screen.',
  toScale: 'Actual size on this screen.',
  calibrate: 'Measure this screen',
  recalibrate: 'Measure again',
  hold: 'Hold a bank card against the screen. Move the slider until the frame is as wide as the card.',
  slider: 'Width of the frame',
  save: 'It fits',
  cancel: 'Cancel',
}

const fr: ElementWords = {
  unreachable: 'Ce contenu n’a pas pu être chargé pour le moment.',
  notRefreshed: (time) => `Les changements n’ont pas pu être vérifiés depuis ${time}.`,
  notThere: 'Ce contenu n’est pas disponible.',
  withdrawn: 'Ce contenu a été retiré.',
  size: (length, width) => `${length} mm × ${width} mm`,
  notToScale: 'Pas à l’échelle sur cet écran.',
  toScale: 'Taille réelle sur cet écran.',
  calibrate: 'Mesurer cet écran',
  recalibrate: 'Mesurer à nouveau',
  hold: 'Tenez une carte bancaire contre l’écran. Déplacez le curseur jusqu’à ce que le cadre ait la largeur de la carte.',
  slider: 'Largeur du cadre',
  save: 'C’est bon',
  cancel: 'Annuler',
}

/** The words for a language, and which language they are in. */
export function elementWords(locale: string): {locale: string; words: ElementWords} {
  return locale.toLowerCase().split('-')[0] === 'fr'
    ? {locale: 'fr', words: fr}
    : {locale: 'en', words: en}
}
