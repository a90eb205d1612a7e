/**
 * What a clinic may change about a text that it shares with others, and nothing else. Risks,
 * frequencies, lengths of treatment and the rules for getting help are not in these lists.
 * Source: content model 4.7.
 */

/** The types of texts that clinics share. */
export const overlayTargets = ['procedure', 'treatmentPlan', 'insuranceGuide'] as const

/** What a clinic may add, with the title an editor reads. */
export const overlaySlots = {
  preparation: 'How to prepare, here',
  aftercare: 'Recovery, here',
  extraRisk: 'Another risk',
  stricterWarning: 'A stricter warning',
} as const

/** What a clinic may say in its own words instead of the shared ones. */
export const overlayReplacements = {
  contactPoints: 'Contacts',
  hours: 'Opening hours',
  whereToGo: 'Where to go',
  whatToBring: 'What to bring',
  parking: 'Parking',
  priceNote: 'Price',
  insuranceNote: 'Insurance',
  staffPhotos: 'Pictures of the team',
  bookingLink: 'Booking',
  departmentNames: 'Names of departments',
} as const

/** What a clinic may leave out. */
export const overlayHidden = {
  media: 'Pictures and videos',
  relatedProcedures: 'Related procedures',
} as const
