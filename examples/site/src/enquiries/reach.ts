import {valueOf} from '../content/valueOf.ts'
import type {SiteDocument} from '../content/view.ts'

/** A way to reach the clinic, as it says it. */
export interface Reached {
  /** The words around the number; absent when the clinic says none. */
  text: string | undefined
  number: string
  locale: string
  dir: 'ltr' | 'rtl'
}

/** The local emergency number, if the clinic has told it. */
export function emergencyOf(clinic: SiteDocument<'clinic'> | undefined): Reached | undefined {
  const unit = clinic && valueOf(clinic.units.contact)
  const {number, statement} = unit?.value.emergencyContact ?? {}
  if (!unit || number === undefined) return undefined
  return {text: statement, number, locale: unit.locale, dir: unit.dir}
}

/** The telephone of the clinic for enquiries, else another of its own; none where it has told none. */
export function phoneOf(clinic: SiteDocument<'clinic'> | undefined): Reached | undefined {
  const unit = clinic && valueOf(clinic.units.contact)
  const points = (unit?.value.contactPoints ?? []).filter(
    ({phone, kind}) => phone !== undefined && kind !== 'emergency',
  )
  const {phone, label} = points.find(({kind}) => kind === 'enquiries') ?? points[0] ?? {}
  if (!unit || phone === undefined) return undefined
  return {text: label, number: phone, locale: unit.locale, dir: unit.dir}
}
