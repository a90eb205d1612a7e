import type {Words} from './words.ts'

/** English. */
export const en: Words = {
  language: 'English',
  dir: 'ltr',
  skip: 'Skip to the content',
  home: 'Home',
  procedures: 'Procedures',
  insurance: 'Insurance',
  contact: 'Contact',
  languages: 'Language',
  navigation: 'Main menu',
  onThisPage: 'On this page',
  hoursAndContact: 'Hours and contact',
  search: {
    title: 'Search',
    label: 'Search these pages',
    button: 'Search',
    none: (text) => `Nothing was found for “${text}”. Try another word, or ask the clinic.`,
  },
  print: {a4: 'Leaflet to print', largePrint: 'In large print'},
  acceptances: {
    title: 'Insurers',
    text: 'Each entry tells when we last checked. If yours is missing or was checked a while ago, please check with us.',
    none: 'We have not published which insurers we accept. Please check with us.',
  },
  noProcedures: 'No procedure page has been approved for publication yet.',
  noContact: 'The clinic has not published its hours and contacts yet.',
  enquiries: {
    emergencyTitle: 'In an emergency',
    emergency: 'Do not use this form in an emergency. Call your local emergency number.',
    check: 'Please check your answers',
    sent: 'Your message has been received.',
    noPhone: 'The clinic has not published a telephone number.',
    noHandler: 'This form cannot be sent from here: no handler is configured on this site.',
    preview: 'This is a preview: the form cannot be sent from here.',
    down: 'This form cannot be sent at the moment.',
    failed:
      'Your message could not be sent just now. Nothing you wrote is lost: send it again, it will not arrive twice.',
    stale:
      'This page had been open for very long. Nothing you wrote is lost: please send it again.',
    alreadySent:
      'You have sent this form already, with other answers. If you want these to be sent too, send them again.',
    tooMany: 'Too many messages came from your connection. Please wait a minute and send it again.',
    tooLong: 'Your message is too long to be sent. Please shorten it.',
    unreadable: 'Your message could not be read. Please fill in the form again.',
    elsewhere:
      'Your message did not come from this site, so it was not taken. Please fill in the form here.',
  },
  preview: {
    title: 'Preview',
    text: 'Drafts and unapproved text. Not for patients.',
    leave: 'Published page',
  },
  previewOff: {
    title: 'The preview is switched off',
    text: 'This server has no token to read drafts with. Set CONTENT_PREVIEW_TOKEN in its environment and start it again.',
  },
  notFound: {
    title: 'There is no such page',
    text: 'The address may be misspelt, or the page may have moved. Start from the home page, or ask the clinic.',
  },
  unavailable: {
    title: 'The site cannot show its pages right now',
    text: 'The clinic’s texts cannot be reached at the moment. Nothing is wrong with your device. Please try again in a few minutes.',
    retry: 'Try again',
  },
  broken: {
    title: 'Something went wrong on this site',
    text: 'The page could not be made. The fault has been recorded. Please try again, or start from the home page.',
  },
}
