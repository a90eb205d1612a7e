import {dayName, dayRanges} from './dayRanges.ts'
import {isolate} from './isolate.ts'
import {languageName} from './languageName.ts'
import type {StatedNumber, Words} from './words.ts'

/** Narrow no-break space: before `: ; ? ! %` and inside quotation marks. */
const thin = '\u202F'
/** No-break space: between a number and its unit. */
const space = '\u00A0'

const name = (tag: string) => languageName('fr', tag)
/** All digits there are: a chance that is very small is not told as none. */
const numbers = new Intl.NumberFormat('fr', {maximumFractionDigits: 20})
const number = (value: number) => numbers.format(value)
const lists = new Intl.ListFormat('fr')
const list = (items: readonly string[]) => lists.format(items)
const days = new Intl.DateTimeFormat('fr', {dateStyle: 'long', timeZone: 'UTC'})
const date = (day: string) =>
  isolate(days.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er '))

/** “2 à 5”, or “2” for a single number. */
const span = (low: number, high: number) =>
  low === high ? number(low) : `${number(low)} à ${number(high)}`

/** “15:30” as “15 h 30”, “08:00” as “8 h”. */
const time = (clock: string) => {
  const [hours = '', minutes = ''] = clock.split(':')
  return isolate(`${Number(hours)}${space}h${minutes === '00' ? '' : `${space}${minutes}`}`)
}

const plural = new Intl.PluralRules('fr')
const people = {one: 'personne', other: 'personnes'}
/** What is counted, by what a number is about. */
const nouns = {
  procedure: {one: 'intervention', other: 'interventions'},
  person: people,
  year: people,
  notStated: undefined,
}

const inPercent = ({low, high}: {low: number; high: number}) =>
  isolate(`${span(low, high)}${thin}%`)

/** “2 à 5 interventions sur 100”, with the noun in the number of what is counted; “7 % des interventions”. */
const stated = (figure: StatedNumber) => {
  const {low, high, denominator, approximate, per} = figure
  const noun = nouns[per]
  const counted = noun && ` ${noun[plural.select(high) === 'one' ? 'one' : 'other']}`
  const told = denominator
    ? isolate(`${span(low, high)}${counted ?? ''} sur ${number(denominator)}`)
    : `${inPercent(figure)}${noun ? ` des ${noun.other}` : ''}`
  return `${approximate ? 'environ ' : ''}${told}${per === 'year' ? ' chaque année' : ''}`
}

/** The interface in French. */
export const fr: Words = {
  locale: 'fr',
  important: 'Important',
  notStated: 'non précisé',
  watermark: `Aperçu pour la rédaction. Pas pour les patients${thin}: ce texte n’est peut-être pas approuvé.`,
  notices: {
    fallback: ({requested, shown}) =>
      `Cette partie n’est pas encore disponible en ${name(requested)}. Elle est affichée en ${name(shown)}. Demandez à notre équipe de vous aider.`,
    pageFallback: ({requested, shown}) =>
      `La plus grande partie de ce texte n’est pas encore disponible en ${name(requested)}. Elle est affichée en ${name(shown)}. Demandez à notre équipe de vous aider.`,
    textFallback: ({requested, shown}) =>
      `Ce texte n’est pas encore disponible en ${name(requested)}. Il est donné en ${name(shown)}. Demandez à notre équipe de vous aider.`,
    readInstead: (language) => `Lire tout le texte en ${name(language)}`,
    about: (part, notice) => `${part}${thin}: ${notice}`,
    withheld: 'Cette partie n’est pas disponible pour le moment. Adressez-vous à notre équipe.',
    withdrawn:
      'Ce texte a été retiré. Ne vous fiez pas à une copie plus ancienne. Adressez-vous à notre équipe.',
    notApproved:
      'Ce texte n’est pas encore approuvé pour publication. Adressez-vous à notre équipe.',
    unreviewed:
      'Cette partie n’a pas encore été relue. Adressez-vous à notre équipe avant de vous y fier.',
    partsUnreviewed: 'Des parties de ce texte n’ont pas encore été relues.',
    notInLanguage: (language) =>
      `Ce texte n’est pas disponible en ${name(language)}. Adressez-vous à notre équipe.`,
    notInOneLanguage:
      'Ce texte ne peut pas être donné dans une seule langue pour le moment. Adressez-vous à notre équipe.',
    informationOnly: 'Pour information seulement. Ne vaut pas pour un consentement.',
    overdue:
      'La relecture de ce texte est en retard. Demandez à notre équipe s’il est toujours à jour.',
    examplesOnly: 'Cette liste donne des exemples. Elle n’est pas complète.',
    noNumber: 'La source ne donne pas de chiffre.',
    notToScale: 'N’est pas affiché à l’échelle ici.',
    notSupplied: {
      image: 'L’image n’a pas encore été fournie.',
      diagram: 'Le dessin n’a pas encore été fourni.',
      video: 'La vidéo n’a pas encore été fournie.',
      audio: 'L’enregistrement n’a pas encore été fourni.',
      contact: 'Les coordonnées n’ont pas encore été fournies.',
    },
    formNotReady: 'Ce formulaire n’est pas encore prêt. Adressez-vous à notre équipe.',
    retracted: 'Rétracté',
    unverified:
      'Nous n’avons pas vérifié cette information récemment. Renseignez-vous auprès de nous.',
    ageing:
      'Notre dernière vérification date d’un certain temps. Renseignez-vous auprès de nous avant de vous y fier.',
  },
  verdict: (reason) =>
    `Les lecteurs n’ont pas cette partie${thin}: ${
      {
        missing: 'elle n’est pas traduite',
        incomplete: 'sa traduction n’est pas complète',
        broken: 'un élément qu’elle contient n’est pas publié',
        unreviewed: 'elle n’est pas approuvée',
        changed: 'elle a été modifiée après son approbation',
        stale: 'le texte dont elle est traduite a changé',
        expired: 'sa relecture est en retard depuis trop longtemps',
        gaps: 'il lui manque ce qu’exige un consentement',
        unverified: 'personne ne l’a vérifiée récemment',
        withdrawn: 'elle est retirée',
        rightsUnknown: 'les droits du texte partagé ne sont pas connus',
        notForClinics:
          'les droits du texte partagé ne permettent pas aux autres centres de le réutiliser',
        rightsExpired: 'l’autorisation de réutiliser le texte partagé a pris fin',
        outdated: 'elle a été écrite pour une version antérieure du texte partagé',
        elsewhere: 'elle appartient à un autre centre ou à un autre texte',
        baseWithheld: 'la partie du texte partagé à laquelle elle appartient n’est pas montrée',
        notAllowed: 'un centre ne peut pas changer cela',
      }[reason]
    }.`,
  parts: {
    why: 'Pourquoi elle est proposée',
    whatHappens: 'Déroulement',
    failure: 'Si cela ne réussit pas',
    stay: 'Séjour à l’hôpital',
    risks: 'Risques',
    benefits: 'Bénéfices',
    alternatives: 'Autres possibilités',
    ifNoTreatment: 'Sans traitement',
    preparation: 'Comment se préparer',
    aftercare: 'Après l’intervention',
    getHelp: 'Quand demander de l’aide',
    devices: 'Ce qui est utilisé',
    treatmentPlans: 'Traitement à suivre ensuite',
    media: 'Images et vidéos',
    sources: 'Sources',
    beforeOtherSurgery: 'Avant une autre opération',
    missedDose: 'En cas d’oubli',
    sideEffects: 'Effets indésirables',
    interactions: 'Interactions',
    warningSigns: 'Signes d’alerte',
    whatToDo: 'Que faire',
    transcript: 'Transcription',
    contact: 'Contact',
    place: 'Où nous trouver',
  },
  inThisClinic: 'Dans cette clinique',
  replaced: {
    contactPoints: 'Contact',
    hours: 'Horaires',
    whereToGo: 'Où aller',
    whatToBring: 'Ce qu’il faut apporter',
    parking: 'Stationnement',
    priceNote: 'Prix',
    insuranceNote: 'Assurance',
    staffPhotos: 'Notre équipe',
    bookingLink: 'Rendez-vous',
    departmentNames: 'Services',
  },
  facts: {
    phone: 'Téléphone',
    whatsapp: 'WhatsApp',
    email: 'E-mail',
    web: 'Site web',
    hours: 'Horaires',
    address: 'Adresse',
    emergency: 'Urgence',
    length: 'Longueur',
    width: 'Largeur',
    diameter: 'Diamètre',
    mri: 'IRM',
    anaesthesia: 'Anesthésie',
    durationOfProcedure: 'Durée',
    alsoCalled: 'Autres noms',
    onlyPlans: 'Ces contrats seulement',
    checkedOn: 'Dernière vérification',
  },
  anaesthesia: {none: 'aucune', local: 'locale', sedation: 'sédation', general: 'générale'},
  mri: {safe: 'sans danger', conditional: 'sans danger sous conditions', unsafe: 'dangereux'},
  implantCard: 'Une carte d’implant vous est remise.',
  acceptance: {
    accepted: 'Acceptée ici.',
    acceptedWithApproval: 'Acceptée ici si l’assureur donne d’abord son accord.',
    notAccepted: 'Non acceptée ici.',
    beingNegotiated: 'Renseignez-vous auprès de nous.',
    unknown: 'Renseignez-vous auprès de nous.',
  },
  payment: {
    directBilling: 'L’assureur nous paie directement.',
    patientClaims: 'Vous payez, puis vous demandez le remboursement à l’assureur.',
    mixed: 'L’assureur nous paie une partie, vous payez l’autre.',
  },
  helpLevels: {emergency: 'Urgence', urgent: 'Urgent', routine: 'Non urgent'},
  neutralTitle: 'Information pour les patients',
  print: {
    questions: 'Mes questions',
    ruler: (length) =>
      `Ce trait mesure ${isolate(`${number(length)}${space}mm`)} si la page a été imprimée à ${isolate(`100${thin}%`)}.`,
    status: `Ce document est-il toujours à jour${thin}? Scannez le code ou ouvrez${thin}:`,
  },
  spokenPercent: 'pour cent',
  millimetres: (length) => isolate(`${number(length)}${space}mm`),
  label: (text) => `${text}${thin}: `,
  separator: `${thin}; `,
  date,
  openingHours: ({days, opens, closes, validFrom, validThrough}) =>
    [
      `${list(
        dayRanges(days).map(({first, last}) =>
          first === last
            ? `le ${dayName('fr', first)}`
            : `du ${dayName('fr', first)} au ${dayName('fr', last)}`,
        ),
      )}, ${time(opens)} à ${time(closes)}`,
      validFrom ? `à partir du ${date(validFrom)}` : '',
      validThrough ? `jusqu’au ${date(validThrough)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  stated,
  share: (share, percent) =>
    `Autrement dit${thin}: ${stated(share)} (le même chiffre que ${inPercent(percent)}).`,
  reviewed: ({reviewedOn, reviewer, nextReviewDue, version, hash}, language) =>
    `${language ? `Texte en ${name(language)}${thin}: relu` : 'Relu'} le ${date(reviewedOn)} par ${isolate(reviewer)}. Prochaine relecture au plus tard le ${date(nextReviewDue)}. Version ${isolate(version)} (${isolate(hash.slice(0, 8))}).`,
  notCovered: (parts) =>
    `Pas encore traité ici${thin}: ${parts.map((part) => part.toLowerCase()).join(`${thin}; `)}. Demandez à notre équipe.`,
}
