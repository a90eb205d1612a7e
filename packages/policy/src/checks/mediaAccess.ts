import {isRecord} from '../isRecord.ts'
import type {Check, Examined, Finding, Message} from './finding.ts'
import type {Passage, Reading} from './reading.ts'
import {report} from './report.ts'

/**
 * V12: what people who cannot see or hear need: a text for each picture, in each language its document
 * speaks; for a video or sound a transcript, and captions made or checked by a person unless nobody
 * speaks. A text that only repeats the caption is an error: it tells nothing more.
 * Source: content model 2.2 (media) and 2.4 (V12); WCAG 2.2, 1.1.1 and 1.2.
 */
export const mediaAccess: Check = {
  id: 'V12',
  title: {
    en: 'Pictures without text, videos without captions or transcript',
    fr: 'Images sans texte, vidéos sans sous-titres ni transcription',
  },
  run: ({definition, document, reading}: Examined): Finding[] => {
    if (definition.name !== 'media') return []
    const {kind} = document
    if (kind === 'image' || kind === 'diagram') {
      return document.decorative === true
        ? []
        : [...lacking(reading, 'alt', noAlt), ...echoes(reading)]
    }
    if (kind !== 'video' && kind !== 'audio') return []
    return [
      ...lacking(reading, 'transcript', noTranscript),
      ...(kind === 'audio' ||
      document.hasSpeech === false ||
      hasHumanCaptions(document.captionsTracks)
        ? []
        : [report('V12', 'gate', fieldOf('captionsTracks'), noCaptions)]),
    ]
  },
}

/** A finding for each language of the document in which a field says nothing. */
function lacking({passages}: Reading, name: string, message: Message): Finding[] {
  const spoken = new Set(passages.flatMap(({wordings}) => [...wordings.keys()]))
  const found = passageNamed(passages, name)
  if (spoken.size === 0) return [report('V12', 'gate', fieldOf(name), message)]
  return [...spoken]
    .filter((language) => !found?.wordings.has(language))
    .map((language) =>
      report('V12', 'gate', fieldOf(name), message, {language, studioPath: [name]}),
    )
}

function echoes({passages}: Reading): Finding[] {
  const alt = passageNamed(passages, 'alt')
  const caption = passageNamed(passages, 'caption')
  return [...(alt?.wordings.values() ?? [])].flatMap((wording) => {
    const text = wording.text.trim().toLowerCase()
    const isEcho = caption?.wordings.get(wording.language)?.text.trim().toLowerCase() === text
    const isFileName = /^[^\s.]{1,100}\.(jpe?g|png|gif|webp|svg|avif)$/.test(text)
    if (!alt || !(isEcho || isFileName)) return []
    return report('V12', 'error', alt, isEcho ? echoesCaption : isName, wording)
  })
}

function hasHumanCaptions(tracks: unknown): boolean {
  return (
    Array.isArray(tracks) && tracks.some((track) => isRecord(track) && track.origin === 'human')
  )
}

function passageNamed(passages: readonly Passage[], name: string): Passage | undefined {
  return passages.find(({keys}) => keys[0] === name)
}

function fieldOf(name: string) {
  return {unit: 'media', keys: [name], studioPath: [name]}
}

const noAlt: Message = {
  en: 'The picture has no text for people who cannot see it. Say in a sentence what it shows, or mark it as decoration.',
  fr: 'L’image n’a pas de texte pour les personnes qui ne la voient pas. Dites en une phrase ce qu’elle montre, ou indiquez qu’elle est décorative.',
}

const noTranscript: Message = {
  en: 'There is no transcript. Write down everything that is said, and what matters of what is seen.',
  fr: 'Il n’y a pas de transcription. Écrivez tout ce qui est dit, et ce qui compte de ce qui est montré.',
}

const noCaptions: Message = {
  en: 'There are no captions made by a person. Add them, or say that the video contains no speech.',
  fr: 'Il n’y a pas de sous-titres faits par une personne. Ajoutez-les, ou indiquez que la vidéo ne contient pas de paroles.',
}

const echoesCaption: Message = {
  en: 'This repeats the caption. Say what the picture shows instead.',
  fr: 'Ce texte répète la légende. Dites plutôt ce que l’image montre.',
}

const isName: Message = {
  en: 'This is the name of a file. Say what the picture shows instead.',
  fr: 'C’est un nom de fichier. Dites plutôt ce que l’image montre.',
}
