import {thing, type Shown, type Thing} from './things.ts'

type Contact = NonNullable<Shown<'clinic'>['units']['contact']>
type Hours = NonNullable<NonNullable<Contact['contactPoints']>[number]['hours']>[number]

const dayNames: Readonly<Record<string, string>> = {
  Mo: 'Monday',
  Tu: 'Tuesday',
  We: 'Wednesday',
  Th: 'Thursday',
  Fr: 'Friday',
  Sa: 'Saturday',
  Su: 'Sunday',
}

/** A clinic with the hours, contacts and place that it has given, and nothing it has not. */
export function clinic({units}: Shown<'clinic'>): Thing[] {
  const {identity, contact, place} = units
  if (identity?.name === undefined) return []
  const points = contact?.contactPoints ?? []
  const contactPoint = points
    .filter(({phone, email, url}) => phone ?? email ?? url)
    .map(({label, phone, email, url}) =>
      thing('ContactPoint', {contactType: label, telephone: phone, email, url}),
    )
  const {address, geo} = place ?? {}
  return [
    thing('MedicalClinic', {
      name: identity.name,
      alternateName: identity.shortName,
      legalName: identity.legalName,
      contactPoint,
      openingHoursSpecification: points.flatMap(({hours}) => (hours ?? []).flatMap(openingHours)),
      address:
        address?.city === undefined
          ? undefined
          : thing('PostalAddress', {
              streetAddress: (address.lines ?? []).join('\n'),
              postalCode: address.postalCode,
              addressLocality: address.city,
              addressCountry: address.country,
            }),
      geo:
        geo?.lat === undefined || geo.lng === undefined
          ? undefined
          : thing('GeoCoordinates', {latitude: geo.lat, longitude: geo.lng}),
    }),
  ]
}

/** One entry per day, as search engines read it; days that are not named are not told. */
function openingHours({days, opens, closes, validFrom, validThrough}: Hours): Thing[] {
  if (opens === undefined || closes === undefined) return []
  return (days ?? []).map((day) =>
    thing('OpeningHoursSpecification', {
      dayOfWeek: `https://schema.org/${dayNames[day] ?? day}`,
      opens,
      closes,
      validFrom,
      validThrough,
    }),
  )
}
