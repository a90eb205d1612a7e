import {dayName, dayRanges} from './dayRanges.ts'
import {isolate} from './isolate.ts'
import {languageName} from './languageName.ts'
import type {StatedNumber, Words} from './words.ts'

const name = (tag: string) => languageName('en', tag)
/** All digits there are: a chance that is very small is not told as none. */
const numbers = new Intl.NumberFormat('en', {maximumFractionDigits: 20})
const number = (value: number) => numbers.format(value)
const lists = new Intl.ListFormat('en')
const list = (items: readonly string[]) => lists.format(items)
const days = new Intl.DateTimeFormat('en-GB', {dateStyle: 'long', timeZone: 'UTC'})
const date = (day: string) => isolate(days.format(new Date(`${day}T00:00:00Z`)))

/** “2 to 5”, or “2” for a single number. */
const span = (low: number, high: number) =>
  low === high ? number(low) : `${number(low)} to ${number(high)}`

const frames = {
  procedure: ' procedures',
  person: ' people',
  year: ' people each year',
  notStated: '',
}

const stated = ({low, high, denominator, approximate, per}: StatedNumber) => {
  const figure = denominator
    ? isolate(`${span(low, high)} in every ${number(denominator)}`)
    : `${isolate(`${span(low, high)}%`)}${frames[per] && ' of'}`
  return `${approximate ? 'about ' : ''}${figure}${frames[per]}`
}

/** The interface in English. */
export const en: Words = {
  locale: 'en',
  important: 'Important',
  notStated: 'not stated',
  watermark: 'Preview for editors. Not for patients: this text may not be approved.',
  notices: {
    fallback: ({requested, shown}) =>
      `This part is not available in ${name(requested)} yet. It is shown in ${name(shown)}. Ask our team to help you.`,
    pageFallback: ({requested, shown}) =>
      `Most of this text is not available in ${name(requested)} yet. It is shown in ${name(shown)}. Ask our team to help you.`,
    textFallback: ({requested, shown}) =>
      `This text is not available in ${name(requested)} yet. It is given in ${name(shown)}. Ask our team to help you.`,
    readInstead: (language) => `Read all of it in ${name(language)}`,
    about: (part, notice) => `${part}: ${notice}`,
    withheld: 'This part is not available at the moment. Please ask our team.',
    withdrawn:
      'This text has been withdrawn. Do not rely on earlier copies of it. Please ask our team.',
    notApproved: 'This text has not been approved for publication yet. Please ask our team.',
    unreviewed: 'This part has not been reviewed yet. Please ask our team before you rely on it.',
    partsUnreviewed: 'Parts of this text have not been reviewed yet.',
    notInLanguage: (language) =>
      `This text is not available in ${name(language)}. Please ask our team.`,
    notInOneLanguage:
      'This text cannot be given in one language at the moment. Please ask our team.',
    informationOnly: 'For information only. Not for consent.',
    overdue: 'The review of this text is overdue. Ask our team whether it is still current.',
    examplesOnly: 'This list gives examples. It is not complete.',
    noNumber: 'The source gives no number.',
    notToScale: 'Not shown to scale here.',
    notSupplied: {
      image: 'The picture has not been supplied yet.',
      diagram: 'The drawing has not been supplied yet.',
      video: 'The video has not been supplied yet.',
      audio: 'The recording has not been supplied yet.',
      contact: 'How to reach them has not been supplied yet.',
    },
    formNotReady: 'This form is not ready yet. Please ask our team.',
    retracted: 'Retracted',
    unverified: 'We have not checked this recently. Please check with us.',
    ageing: 'It is a while since we checked this. Please check with us before you rely on it.',
  },
  verdict: (reason) =>
    `Readers do not get this part: ${
      {
        missing: 'it is not translated',
        incomplete: 'its translation is not complete',
        broken: 'something it includes is not published',
        unreviewed: 'it is not approved',
        changed: 'it was changed after its approval',
        stale: 'the text it was translated from has changed',
        expired: 'its review is too long overdue',
        gaps: 'it lacks what consent needs',
        unverified: 'nobody has checked it recently',
        withdrawn: 'it is withdrawn',
        rightsUnknown: 'the rights of the shared text are not known',
        notForClinics: 'the rights of the shared text do not let other clinics re-use it',
        rightsExpired: 'the permission to re-use the shared text has ended',
        outdated: 'it was written for an older version of the shared text',
        elsewhere: 'it belongs to another clinic or text',
        baseWithheld: 'the part of the shared text that it belongs to is not shown',
        notAllowed: 'a clinic may not change this',
      }[reason]
    }.`,
  parts: {
    why: 'Why it is offered',
    whatHappens: 'What happens',
    failure: 'If it does not work',
    stay: 'Stay in hospital',
    risks: 'Risks',
    benefits: 'Benefits',
    alternatives: 'Other options',
    ifNoTreatment: 'Without treatment',
    preparation: 'How to prepare',
    aftercare: 'Afterwards',
    getHelp: 'When to get help',
    devices: 'What is used',
    treatmentPlans: 'Treatment afterwards',
    media: 'Pictures and videos',
    sources: 'Sources',
    beforeOtherSurgery: 'Before another operation',
    missedDose: 'If a dose was missed',
    sideEffects: 'Side effects',
    interactions: 'Interactions',
    warningSigns: 'Warning signs',
    whatToDo: 'What to do',
    transcript: 'Transcript',
    contact: 'Contact',
    place: 'Where we are',
  },
  inThisClinic: 'In this clinic',
  replaced: {
    contactPoints: 'Contact',
    hours: 'Opening hours',
    whereToGo: 'Where to go',
    whatToBring: 'What to bring',
    parking: 'Parking',
    priceNote: 'Price',
    insuranceNote: 'Insurance',
    staffPhotos: 'Our team',
    bookingLink: 'Appointments',
    departmentNames: 'Departments',
  },
  facts: {
    phone: 'Telephone',
    whatsapp: 'WhatsApp',
    email: 'E-mail',
    web: 'Website',
    hours: 'Hours',
    address: 'Address',
    emergency: 'Emergency',
    length: 'Length',
    width: 'Width',
    diameter: 'Diameter',
    mri: 'MRI scanners',
    anaesthesia: 'Anaesthesia',
    durationOfProcedure: 'How long it takes',
    alsoCalled: 'Also called',
    onlyPlans: 'Only these plans',
    checkedOn: 'Last checked',
  },
  anaesthesia: {none: 'none', local: 'local', sedation: 'sedation', general: 'general'},
  mri: {safe: 'safe', conditional: 'safe under conditions', unsafe: 'not safe'},
  implantCard: 'You are given an implant card.',
  acceptance: {
    accepted: 'Accepted here.',
    acceptedWithApproval: 'Accepted here if the insurer agrees first.',
    notAccepted: 'Not accepted here.',
    beingNegotiated: 'Please check with us.',
    unknown: 'Please check with us.',
  },
  payment: {
    directBilling: 'The insurer pays us.',
    patientClaims: 'You pay us, then claim from the insurer.',
    mixed: 'The insurer pays us one part; you pay the other.',
  },
  helpLevels: {emergency: 'Emergency', urgent: 'Urgent', routine: 'Not urgent'},
  neutralTitle: 'Patient information',
  print: {
    questions: 'My questions',
    ruler: (length) =>
      `This line is ${isolate(`${number(length)} mm`)} long if the page was printed at ${isolate('100%')}.`,
    status: 'Is this leaflet still current? Scan the code or open:',
  },
  spokenPercent: 'percent',
  millimetres: (length) => isolate(`${number(length)} mm`),
  label: (text) => `${text}: `,
  separator: '; ',
  date,
  openingHours: ({days, opens, closes, validFrom, validThrough}) =>
    [
      `${list(
        dayRanges(days).map(({first, last}) =>
          first === last
            ? dayName('en', first)
            : `${dayName('en', first)} to ${dayName('en', last)}`,
        ),
      )}, ${isolate(opens)} to ${isolate(closes)}`,
      validFrom ? `from ${date(validFrom)}` : '',
      validThrough ? `until ${date(validThrough)}` : '',
    ]
      .filter(Boolean)
      .join(', '),
  stated,
  share: (share, {low, high}) =>
    `In other words: ${stated(share)} (the same number as ${isolate(`${span(low, high)}%`)}).`,
  reviewed: ({reviewedOn, reviewer, nextReviewDue, version, hash}, language) =>
    `${language ? `${name(language)} text: reviewed` : 'Reviewed'} on ${date(reviewedOn)} by ${isolate(reviewer)}. Next review by ${date(nextReviewDue)}. Version ${isolate(version)} (${isolate(hash.slice(0, 8))}).`,
  notCovered: (parts) =>
    `Not covered here yet: ${parts.map((part) => part.toLowerCase()).join('; ')}. Ask our team about it.`,
}
