/** The kiosk's own words: buttons and notices, nothing clinical. */
export interface Words {
  language: string
  dir: 'ltr' | 'rtl'
  choose: string
  start: string
  back: string
  next: string
  page: (at: number, of: number) => string
  larger: string
  smaller: string
  listen: string
  stop: string
  stillThere: (seconds: number) => string
  goOn: string
  nothing: string
  help: string
  /** On every screen: the day its content is of. */
  age: (made: Date) => string
  hours: string
  /** On every screen of a demonstration. */
  demo: string
  staff: StaffWords
}

/** What the page for staff says, who measure the screen. */
export interface StaffWords {
  title: string
  how: string
  muchNarrower: string
  narrower: string
  wider: string
  muchWider: string
  keep: string
  keepsNothing: string
}

/** The day where the kiosk stands. */
const dayIn = (locale: string) => new Intl.DateTimeFormat(locale, {dateStyle: 'long'})
const days = {en: dayIn('en-GB'), fr: dayIn('fr')}

/** By language; `kiosk.json` may name those that are here. English stands in for what is not. */
export const words: Readonly<Record<string, Words> & {en: Words}> = {
  en: {
    language: 'English',
    dir: 'ltr',
    choose: 'Choose a language',
    start: 'Start again',
    back: 'Back',
    next: 'Next',
    page: (at, of) => `${at} of ${of}`,
    larger: 'Larger text',
    smaller: 'Smaller text',
    listen: 'Listen',
    stop: 'Stop',
    stillThere: (seconds) => `Are you still there? Everything is cleared in ${seconds} seconds.`,
    goOn: 'Go on reading',
    nothing: 'There is nothing to show at the moment. Please ask our team.',
    help: 'Do you need help? Please ask our team.',
    age: (made) => `Content of ${days.en.format(made)}`,
    hours: 'Hours and contact',
    demo: 'Demonstration. Not for patients: what is shown may not be approved.',
    staff: {
      title: 'Measure this screen',
      how: 'Hold a bank card against the screen. Make the frame exactly as wide as the card, then keep it. Things with a known size are shown at true size from then on. Measure again after a change of screen or zoom.',
      muchNarrower: 'Much narrower',
      narrower: 'Narrower',
      wider: 'Wider',
      muchWider: 'Much wider',
      keep: 'Keep this',
      keepsNothing: 'This browser keeps nothing. Allow it to store data for this site.',
    },
  },
  fr: {
    language: 'Français',
    dir: 'ltr',
    choose: 'Choisissez une langue',
    start: 'Recommencer',
    back: 'Retour',
    next: 'Suite',
    page: (at, of) => `${at} sur ${of}`,
    larger: 'Texte plus grand',
    smaller: 'Texte plus petit',
    listen: 'Écouter',
    stop: 'Arrêter',
    stillThere: (seconds) =>
      `Êtes-vous toujours là\u202f? Tout sera effacé dans ${seconds} secondes.`,
    goOn: 'Continuer la lecture',
    nothing: 'Il n’y a rien à afficher pour le moment. Adressez-vous à notre équipe.',
    help: 'Besoin d’aide\u202f? Adressez-vous à notre équipe.',
    age: (made) => `Contenu du ${days.fr.format(made).replace(/^1 /, '1er ')}`,
    hours: 'Horaires et contact',
    demo: 'Démonstration. Pas pour les patients\u202f: ce qui est affiché n’est peut-être pas approuvé.',
    staff: {
      title: 'Mesurer cet écran',
      how: 'Posez une carte bancaire contre l’écran. Donnez au cadre exactement la largeur de la carte, puis enregistrez. Les objets de taille connue sont alors montrés en taille réelle. Mesurez de nouveau si l’écran ou le zoom change.',
      muchNarrower: 'Beaucoup moins large',
      narrower: 'Moins large',
      wider: 'Plus large',
      muchWider: 'Beaucoup plus large',
      keep: 'Enregistrer',
      keepsNothing:
        'Ce navigateur n’enregistre rien. Autorisez-le à conserver des données pour ce site.',
    },
  },
}
