/** The site’s own words, one set per language: navigation and notices, nothing clinical. */
export interface Words {
  /** The language’s own name. */
  language: string
  dir: 'ltr' | 'rtl'
  skip: string
  home: string
  procedures: string
  insurance: string
  contact: string
  languages: string
  navigation: string
  /** Heading of the links to the sections of a page. */
  onThisPage: string
  hoursAndContact: string
  search: {title: string; label: string; button: string; none: (text: string) => string}
  /** Links to the leaflet of a procedure. */
  print: {a4: string; largePrint: string}
  /** Which insurers the clinic accepts. */
  acceptances: {title: string; text: string; none: string}
  noProcedures: string
  noContact: string
  /** Around a form that people fill in; its own words are the clinic’s. */
  enquiries: {
    emergencyTitle: string
    emergency: string
    /** Begins the title of a page whose answers have to be changed. */
    check: string
    sent: string
    noPhone: string
    noHandler: string
    preview: string
    down: string
    failed: string
    stale: string
    alreadySent: string
    tooMany: string
    tooLong: string
    unreadable: string
    elsewhere: string
  }
  preview: {title: string; text: string; leave: string}
  previewOff: {title: string; text: string}
  notFound: {title: string; text: string}
  unavailable: {title: string; text: string; retry: string}
  broken: {title: string; text: string}
}
