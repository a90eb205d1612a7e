import type {ApprovalState} from '@jakamy/policy'
import type {LocaleId} from '@jakamy/schemas'

/** What still has to be done, by kind. */
export type TaskKind =
  | 'invalid'
  | 'withdrawn'
  | 'stale'
  | 'due'
  | 'review'
  | 'missing'
  | 'consent'
  | 'file'
  | 'gate'
  | 'unquantified'
  | 'rights'
  | 'question'

/** The words of a report in one language. */
export interface ReportWords {
  title: string
  document: string
  language: string
  what: string
  /** Headings of the kinds of tasks, in the order of a report. */
  kinds: Record<TaskKind, string>
  /** What is said of a language of a document in this state. */
  states: Record<Exclude<ApprovalState, 'current'>, string>
  invalid: string
  lacksTextIn: (units: string) => string
  lacksForConsent: (fields: string) => string
  checkAgain: (lastDay: string) => string
  unquantified: Record<'verbal' | 'relative' | 'notStated', string>
  file: string
  rights: string
  count: (tasks: number, documents: number) => string
}

const en: ReportWords = {
  title: 'State of the content',
  document: 'Document',
  language: 'Language',
  what: 'What',
  kinds: {
    invalid: 'Not valid: readers do not get these',
    withdrawn: 'Withdrawn: readers do not get these',
    stale: 'Approved, but changed since',
    due: 'Review due or overdue',
    review: 'Waiting for approval',
    missing: 'Missing in a language',
    consent: 'Missing for consent',
    file: 'Files that are missing',
    gate: 'Needed before readers should see it',
    unquantified: 'Told in words only: a number with its source is wanted',
    rights: 'Rights not settled',
    question: 'Open questions',
  },
  states: {
    missing: 'has no text in this language',
    incomplete: 'has no text in this language',
    unreviewed: 'is not approved',
    gaps: 'was approved before something that consent needs went missing',
    broken: 'includes a document that is not published or not valid',
    changed: 'has changed since it was approved',
    stale: 'is a translation of an earlier text',
    withdrawn: 'is withdrawn',
    unverified: 'is not shown any more: nobody has checked it for too long',
    expired: 'is not shown any more: its review is long overdue',
    overdue: 'is overdue for review',
    dueSoon: 'is due for review within 60 days',
  },
  invalid: 'is not valid: run “check” for details',
  lacksTextIn: (units) => `lacks text in: ${units}`,
  lacksForConsent: (fields) => `lacks ${fields}`,
  unquantified: {
    verbal: 'told in words',
    relative: 'compared only',
    notStated: 'not stated',
  },
  checkAgain: (lastDay) => `is to be checked again: readers are told to ask after ${lastDay}`,
  file: 'has no file yet',
  rights: 'nobody has recorded who owns it: other clinics cannot re-use it',
  count: (tasks, documents) =>
    tasks === 0
      ? `${documents} documents: nothing is left to do.`
      : `${documents} documents: ${tasks} ${tasks === 1 ? 'thing' : 'things'} to do.`,
}

const fr: ReportWords = {
  title: 'État du contenu',
  document: 'Document',
  language: 'Langue',
  what: 'Quoi',
  kinds: {
    invalid: 'Non valides : les lecteurs ne les voient pas',
    withdrawn: 'Retirés : les lecteurs ne les voient pas',
    stale: 'Approuvés, mais modifiés depuis',
    due: 'Relecture à faire ou en retard',
    review: 'En attente d’approbation',
    missing: 'Manquants dans une langue',
    consent: 'Manquants pour le consentement',
    file: 'Fichiers manquants',
    gate: 'Nécessaires avant que les lecteurs les voient',
    unquantified: 'Dits en mots seulement : un chiffre avec sa source est souhaité',
    rights: 'Droits à clarifier',
    question: 'Questions ouvertes',
  },
  states: {
    missing: 'n’a pas de texte dans cette langue',
    incomplete: 'n’a pas de texte dans cette langue',
    unreviewed: 'n’est pas approuvé',
    gaps: 'a été approuvé avant que manque un élément nécessaire au consentement',
    broken: 'contient un document qui n’est pas publié ou pas valide',
    changed: 'a été modifié après son approbation',
    unverified: 'n’est plus affiché : personne ne l’a vérifié depuis trop longtemps',
    stale: 'traduit un texte qui a changé depuis',
    withdrawn: 'est retiré',
    expired: 'n’est plus montré : sa relecture est trop en retard',
    overdue: 'est en retard de relecture',
    dueSoon: 'doit être vérifié dans les 60 jours',
  },
  invalid: 'n’est pas valide : « check » donne les détails',
  lacksTextIn: (units) => `texte manquant dans : ${units}`,
  lacksForConsent: (fields) => `il manque : ${fields}`,
  unquantified: {
    verbal: 'dit en mots',
    relative: 'comparé seulement',
    notStated: 'non précisé',
  },
  checkAgain: (lastDay) =>
    `est à vérifier de nouveau : après le ${lastDay}, les lecteurs sont invités à demander`,
  file: 'n’a pas encore de fichier',
  rights: 'personne n’a noté à qui il appartient : d’autres cliniques ne peuvent pas le réutiliser',
  count: (tasks, documents) =>
    tasks === 0
      ? `${documents} documents : il ne reste rien à faire.`
      : `${documents} documents : ${tasks} ${tasks === 1 ? 'chose' : 'choses'} à faire.`,
}

/** The words of a report, by language. */
export const reportWords: Readonly<Record<LocaleId, ReportWords>> = {en, fr}
