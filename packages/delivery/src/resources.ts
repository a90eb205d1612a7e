import type {DocumentType} from '@jakamy/content-sdk'

/** What can be asked for, by its name in addresses. Types that are not here have no address of their own. */
export const resources = {
  procedures: 'procedure',
  risks: 'risk',
  devices: 'device',
  'treatment-plans': 'treatmentPlan',
  glossary: 'glossaryTerm',
  'insurance-guides': 'insuranceGuide',
  'insurance-acceptances': 'insuranceAcceptance',
  insurers: 'insurer',
  clinics: 'clinic',
} as const satisfies Record<string, DocumentType>

/** A name in addresses. */
export type Resource = keyof typeof resources

/** The names in addresses, in the order of the documentation. */
export const resourceNames = Object.keys(resources) as Resource[]
