import {thing, type Shown, type Thing} from './things.ts'

/**
 * A page about one medical subject. There is none without a review in date, and the day of the review
 * is never the day of an edit.
 */
export function medicalPage(
  {locale, reviews}: Pick<Shown, 'locale' | 'reviews'>,
  name: string | undefined,
  about: Thing,
): Thing[] {
  const [oldest] = reviews.toSorted((a, b) => (a.reviewedOn < b.reviewedOn ? -1 : 1))
  if (!oldest || name === undefined) return []
  const page = thing('MedicalWebPage', {
    name,
    inLanguage: locale,
    audience: thing('MedicalAudience', {audienceType: 'Patient'}),
    lastReviewed: oldest.reviewedOn,
    reviewedBy: thing('Person', {name: oldest.reviewer}),
    mainEntity: about,
  })
  return [page]
}
