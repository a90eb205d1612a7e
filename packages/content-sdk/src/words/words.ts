import type {OverlayPath, OverlayRefusal, ReviewSummary} from '@jakamy/policy'

/** Sections and parts that a text may have without a heading of its author's. */
export type PartName =
  | 'why'
  | 'whatHappens'
  | 'failure'
  | 'stay'
  | 'risks'
  | 'benefits'
  | 'alternatives'
  | 'ifNoTreatment'
  | 'preparation'
  | 'aftercare'
  | 'getHelp'
  | 'devices'
  | 'treatmentPlans'
  | 'media'
  | 'sources'
  | 'beforeOtherSurgery'
  | 'missedDose'
  | 'sideEffects'
  | 'interactions'
  | 'warningSigns'
  | 'whatToDo'
  | 'transcript'
  | 'contact'
  | 'place'

/** Labels of single facts. */
export type FactName =
  | 'phone'
  | 'whatsapp'
  | 'email'
  | 'web'
  | 'hours'
  | 'address'
  | 'emergency'
  | 'length'
  | 'width'
  | 'diameter'
  | 'mri'
  | 'anaesthesia'
  | 'durationOfProcedure'
  | 'alsoCalled'
  | 'onlyPlans'
  | 'checkedOn'

/** Days of the week, as documents store them. */
export type Day = 'Mo' | 'Tu' | 'We' | 'Th' | 'Fr' | 'Sa' | 'Su'

/** Opening hours of some days: times as `HH:MM`, days of validity as `YYYY-MM-DD`. */
export interface OpeningHours {
  days: readonly Day[]
  opens: string
  closes: string
  validFrom?: string | undefined
  validThrough?: string | undefined
}

/** A number as it was stated. */
export interface StatedNumber {
  low: number
  /** The same as `low` for a single number. */
  high: number
  /** In every how many; in percent when absent. */
  denominator?: number | undefined
  approximate: boolean
  per: Share['per']
}

/** A share of a number of people or procedures: 2 to 5 in every 100. */
export interface Share {
  low: number
  /** The same as `low` for a single number. */
  high: number
  /** In every how many, a power of ten. */
  denominator: number
  approximate: boolean
  per: 'procedure' | 'person' | 'year' | 'notStated'
}

/**
 * The words of the interface in one language: notices, labels and sentences around a text. None of
 * them says anything clinical. Values inside sentences are isolated (see `isolate`).
 */
export interface Words {
  /** BCP 47 tag of the language these words are in. */
  locale: string
  important: string
  notStated: string
  watermark: string
  notices: {
    fallback: (languages: {requested: string; shown: string}) => string
    /** More than half of a page is in another language. */
    pageFallback: (languages: {requested: string; shown: string}) => string
    /** All of a text is in another language. */
    textFallback: (languages: {requested: string; shown: string}) => string
    readInstead: (language: string) => string
    withheld: string
    /** A notice about one part, by the part's name: “Risks: this part …”. */
    about: (part: string, notice: string) => string
    withdrawn: string
    notApproved: string
    /** Before words that nobody has approved, where a deployment shows such words. */
    unreviewed: string
    /** The same, at the top of a text that has such parts. */
    partsUnreviewed: string
    notInLanguage: (language: string) => string
    notInOneLanguage: string
    informationOnly: string
    overdue: string
    examplesOnly: string
    noNumber: string
    notToScale: string
    notSupplied: {image: string; diagram: string; video: string; audio: string; contact: string}
    formNotReady: string
    retracted: string
    /** Instead of what nobody has checked for too long. */
    unverified: string
    /** Before what was checked a while ago and still counts. */
    ageing: string
  }
  /** For editors, in a preview: why readers do not get a part now. */
  verdict: (reason: OverlayRefusal) => string
  parts: Record<PartName, string>
  /** Above what a clinic says beside a shared text. */
  inThisClinic: string
  /** What a clinic says in words of its own. */
  replaced: Record<OverlayPath, string>
  facts: Record<FactName, string>
  anaesthesia: {none: string; local: string; sedation: string; general: string}
  mri: {safe: string; conditional: string; unsafe: string}
  implantCard: string
  /** Whether an insurer is accepted, as the clinic has last checked. */
  acceptance: Record<
    'accepted' | 'acceptedWithApproval' | 'notAccepted' | 'beingNegotiated' | 'unknown',
    string
  >
  payment: Record<'directBilling' | 'patientClaims' | 'mixed', string>
  helpLevels: {emergency: string; urgent: string; routine: string}
  neutralTitle: string
  /** On a leaflet of paper. */
  print: {
    questions: string
    /** Beside a line by which one sees whether a page was printed at its size. */
    ruler: (length: number) => string
    /** Before the address that tells whether a leaflet is still current. */
    status: string
  }
  /** How the sign `%` is said after a number. */
  spokenPercent: string
  millimetres: (length: number) => string
  /** A label before a value: `Telephone: ` with the punctuation of the language. */
  label: (name: string) => string
  /** Between the values of a fact that have commas of their own. */
  separator: string
  /** A day, written out: `23 November 2026`. @param day `YYYY-MM-DD` */
  date: (day: string) => string
  openingHours: (hours: OpeningHours) => string
  /** A number as somebody stated it, in percent or in every so many: `about 2 to 5%`, `3 in every 1,000`. */
  stated: (number: StatedNumber) => string
  /** The same number that a sentence gives in percent, counted: `about 2 to 5 in every 100`. */
  share: (share: Share, percent: {low: number; high: number}) => string
  /** Who reviewed a text, when, and until when. `language` is given when a page has several. */
  reviewed: (review: ReviewSummary, language?: string) => string
  /** What a text does not cover yet, by names of its parts. */
  notCovered: (parts: readonly string[]) => string
}

/** A sentence or label of the interface, with the language it is in. */
export interface Phrase {
  text: string
  locale: string
}
