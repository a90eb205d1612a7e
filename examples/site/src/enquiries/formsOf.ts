import type {LocaleId} from '@jakamy/content-sdk'

import type {Frame} from '../content/frame.ts'
import {pathTo} from '../content/pathTo.ts'
import {valueOf} from '../content/valueOf.ts'
import type {SiteDocument} from '../content/view.ts'

/** A link to a form. */
export interface FormLink {
  id: string
  title: string
  path: string
  /** The language of the title. */
  locale: string
  dir: 'ltr' | 'rtl'
}

/** The forms of the clinic itself. */
export function clinicForms({clinic, view, locale}: Frame): FormLink[] {
  const unit = clinic && valueOf(clinic.units.forms)
  if (!unit) return []
  return unit.value.flatMap((form) => linkTo(form, unit, view.prefix, locale))
}

/** The form of an insurance page. */
export function guideForms(
  document: SiteDocument<'insuranceGuide'>,
  {view, locale}: Frame,
): FormLink[] {
  const unit = valueOf(document.units.form)
  return unit ? linkTo(unit.value, unit, view.prefix, locale) : []
}

/** All forms that this site asks with: no other form has a page here. */
export function siteForms(frame: Frame): FormLink[] {
  return [...clinicForms(frame), ...frame.guides.flatMap((guide) => guideForms(guide, frame))]
}

function linkTo(
  {_id: id, title}: {_id?: string; title?: string},
  {locale, dir}: Pick<FormLink, 'locale' | 'dir'>,
  prefix: string,
  page: LocaleId,
): FormLink[] {
  if (id === undefined || title === undefined) return []
  return [{id, title, path: pathTo.enquiry({prefix}, page, id), locale, dir}]
}
