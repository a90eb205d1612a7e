import type {Unit} from '@jakamy/policy'
import type {RichText, UnitValue} from '@jakamy/schemas'

import {checkArgument} from '../checkOptions.ts'
import type {Draft, PreviewUnit} from '../createPreview.ts'
import {isRecord} from '../isRecord.ts'
import type {UnreviewedUnit} from '../release.ts'
import {richTextOf} from '../richText.ts'

type FormUnit = UnitValue<'enquiryForm', 'form'>

/** What people fill in. */
export type QuestionType = NonNullable<FormUnit['fields']>[number]['type']

/** One question, in the language of its form. */
export interface Question {
  /** Unique in the form, e.g. `email`. */
  key: string
  type: QuestionType
  label: string
  hint?: string
  required: boolean
  /** The browser’s token, e.g. `tel`. */
  autocomplete?: string
  /** Labels of the answers to choose from; only for `select`. */
  options: string[]
}

/** A form in one language, as a page, a browser and the server that takes its answers need it. */
export interface EnquiryForm {
  /** Id of its document. */
  id: string
  /** The language of all its words, which may not be the one asked for. */
  locale: string
  dir: 'ltr' | 'rtl'
  title: string
  intro?: string
  submitLabel?: string
  /** What people read once it is sent. */
  success?: string
  /** What they can do when it was not. */
  failure?: string
  privacyNotice?: RichText
  /** Empty while the clinic has not said what it asks: then nothing can be sent. */
  questions: Question[]
  /** What people agree to before they send; absent when nothing is asked of them. */
  consent?: {text: string; version: string}
}

/** A form as a client gives it. */
export interface FormDocument {
  id: string
  units: {form: Unit<FormUnit> | UnreviewedUnit<FormUnit> | PreviewUnit<FormUnit>}
}

/**
 * The form in one language, from a document of `createContent` or `createPreview`.
 * @returns `undefined` when its words may not be shown
 * @throws ContentError `INVALID_OPTIONS` for what is no form, as where `find` found nothing
 */
export function formOf(document: FormDocument): EnquiryForm | undefined {
  const isForm = isRecord(Object(Object(document).units).form)
  checkArgument('document', document, [() => isForm, 'a document of the type enquiryForm'])
  const {id, units} = document
  const {form} = units
  if (form.status === 'absent' || form.status === 'withheld') return undefined
  const {locale, dir} = form
  const value: Draft<FormUnit> = form.value
  const {title, fields = [], consent, privacyNotice, intro, submitLabel, success, failure} = value
  if (title === undefined) return undefined
  const notice = richTextOf(privacyNotice)
  const said = Object.entries({intro, submitLabel, success, failure}).filter(
    ([, words]) => words !== undefined,
  )
  return {
    id,
    locale,
    dir,
    title,
    ...Object.fromEntries(said),
    ...(notice.length > 0 ? {privacyNotice: notice} : {}),
    questions: questionsOf(fields),
    ...(consent?.text === undefined
      ? {}
      : {consent: {text: consent.text, version: consent.version ?? ''}}),
  }
}

/** The whole questions; in a draft some may lack what it takes to ask them. */
function questionsOf(fields: Draft<NonNullable<FormUnit['fields']>>): Question[] {
  const keys = new Set<string>()
  return fields.flatMap(({key, type, label, hint, required, autocomplete, options = []}) => {
    // Of two questions with one key only the first can be answered.
    if (key === undefined || type === undefined || label === undefined || keys.has(key)) return []
    keys.add(key)
    return {
      key,
      type,
      label,
      ...(hint === undefined ? {} : {hint}),
      required: required === true,
      ...(autocomplete === undefined ? {} : {autocomplete}),
      options: options.flatMap((option) => option.label ?? []),
    }
  })
}
