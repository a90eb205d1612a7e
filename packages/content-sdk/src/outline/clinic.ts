import type {UnitValue} from '@jakamy/schemas'

import type {Draft} from '../createPreview.ts'
import type {Day} from '../words/words.ts'
import {formNodes} from './enquiryForm.ts'
import type {Fact, FactValue, OutlineNode} from './nodes.ts'
import {
  fact,
  facts,
  heading,
  notice,
  paragraph,
  partHeading,
  phrase,
  under,
  type Say,
} from './say.ts'
import {byUnit} from './typeOutline.ts'

type Contact = Draft<UnitValue<'clinic', 'contact'>>
type Point = NonNullable<Contact['contactPoints']>[number]
type Group = NonNullable<Contact['contactGroups']>[number]

/** A clinic: how to reach it and when. Labels of a site are for the site, and are not told here. */
export const clinic = byUnit<'clinic'>({
  identity: ({legalName}) => paragraph(legalName),
  contact: (contact, say) =>
    under(partHeading(say, 'contact'), [
      ...emergency(contact, say),
      ...(contact.contactPoints ?? []).flatMap((point) => contactPoint(point, say)),
      ...(contact.contactGroups ?? []).flatMap((group) => contactGroup(group, say)),
    ]),
  place: ({address, directions}, say) => {
    const town = [address?.postalCode, address?.city].filter((part) => part !== undefined).join(' ')
    const lines = [...(address?.lines ?? []), town].filter((line) => line !== '')
    return under(partHeading(say, 'place'), [
      ...facts([fact(phrase(say, say.words.facts.address), lines)]),
      ...paragraph(directions),
    ])
  },
  labels: () => [],
  forms: (forms, say) => forms.flatMap((form) => [...heading(form.title), ...formNodes(form, say)]),
})

function emergency({emergencyContact}: Contact, say: Say): OutlineNode[] {
  const {number, statement} = emergencyContact ?? {}
  if (number === undefined) return []
  const label = phrase(say, say.words.facts.emergency)
  return [
    ...(statement === undefined ? [] : [{kind: 'critical' as const, label, text: statement}]),
    ...facts([fact(phrase(say, say.words.facts.phone), [{text: number, href: `tel:${number}`}])]),
  ]
}

function contactPoint(
  {label, phone, whatsapp, email, url, hours, hoursText}: Point,
  say: Say,
): OutlineNode[] {
  const named = (
    name: 'phone' | 'whatsapp' | 'email' | 'web' | 'hours',
    values: Parameters<typeof fact>[1],
  ) => fact(phrase(say, say.words.facts[name]), values)
  const reached: (Fact | undefined)[] = [
    named('phone', [phone === undefined ? undefined : {text: phone, href: `tel:${phone}`}]),
    named('whatsapp', [
      whatsapp === undefined ? undefined : {text: whatsapp, href: whatsappLink(whatsapp)},
    ]),
    named('email', [email === undefined ? undefined : {text: email, href: mailLink(email)}]),
    named('web', [url === undefined ? undefined : {text: url, href: url}]),
    named('hours', hoursText === undefined ? openingHours(hours, say) : [hoursText]),
  ]
  const told = facts(reached)
  return [...heading(label, 2), ...(told.length > 0 ? told : notReached(say))]
}

/** A name alone would look as if something had been lost. */
const notReached = (say: Say): OutlineNode[] => [
  notice(say, 'notSupplied', say.words.notices.notSupplied.contact),
]

function contactGroup(
  {label, expansion, description, channels, hours}: Group,
  say: Say,
): OutlineNode[] {
  const ways = (channels ?? []).flatMap((channel): OutlineNode[] => {
    const {kind, label: name, number} = channel
    // Without a number there is a label and no link: nothing can be reached by it.
    if (number === undefined) return paragraph(name)
    const value: FactValue = {
      text: number,
      href: kind === 'whatsapp' ? whatsappLink(number) : `tel:${number}`,
    }
    return facts([fact(name, [value])])
  })
  const isReached = (channels ?? []).some(({number}) => number !== undefined)
  return [
    ...heading(label, 2),
    ...paragraph(expansion),
    ...paragraph(description),
    ...ways,
    ...(isReached ? [] : notReached(say)),
    ...facts([fact(phrase(say, say.words.facts.hours), openingHours(hours, say))]),
  ]
}

/** Signs that would end the address in a link stand for themselves. */
const mailLink = (email: string) => `mailto:${email.replace(/[%?#&]/g, encodeURIComponent)}`

/** WhatsApp's own form of a link: digits only. */
const whatsappLink = (number: string) => `https://wa.me/${number.replace(/\D/g, '')}`

/** Opening hours as they are stored; only days that are named, nothing about the others. */
function openingHours(hours: Point['hours'], say: Say): FactValue[] {
  return (hours ?? []).flatMap(({days, opens, closes, validFrom, validThrough}) => {
    if (!days?.length || opens === undefined || closes === undefined) return []
    const known: readonly Day[] = days
    return [
      {
        text: phrase(
          say,
          say.words.openingHours({days: known, opens, closes, validFrom, validThrough}),
        ),
      },
    ]
  })
}
