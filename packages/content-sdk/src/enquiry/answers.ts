import * as z from 'zod/mini'

import {checkArgument} from '../checkOptions.ts'
import type {EnquiryForm, Question} from './form.ts'
import {enquiryWords, type EnquiryWords} from './words.ts'

/** The name that the consent of a form is sent by. No key of a question holds a hyphen. */
export const consentName = 'form-consent'

/** The name of a field that people do not see; whatever fills it in is no person. */
export const trapName = 'form-website'

/** Most characters of an answer. */
const most = {text: 200, longText: 4000, tel: 40, email: 254, date: 10, select: 120, consent: 5}

/** Signs that never belong into an answer: control characters, and those that turn the text around. */
const signs = /[^\P{Cc}\n]|[\u2028\u2029\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|\p{Cs}/u

/** One answer, with the question as people read it. */
export interface Answer {
  key: string
  label: string
  value: string
}

/** What is wrong with one answer. */
export interface AnswerError {
  /** Key of the question, or {@link consentName}. */
  name: string
  /** What to do about it, in the language of the form. */
  message: string
}

/** Answers that fit their form, or all that is wrong with them. */
export type CheckedAnswers =
  | {status: 'ok'; answers: Answer[]; consent?: {text: string; version: string}}
  | {status: 'wrong'; errors: AnswerError[]}

/**
 * The zod schema of the answers to a form: an object of texts by the key of their question. An answer
 * that nobody has to give may be an empty text. Anything else than its questions is refused.
 * @throws ContentError `INVALID_OPTIONS` for what is no form, as where its words may not be shown
 */
export function answersSchema(form: EnquiryForm) {
  const isForm = Array.isArray(Object(form).questions)
  checkArgument('form', form, [() => isForm, 'what formOf gives; look whether it gave one'])
  const words = enquiryWords(form.locale)
  const shape: Record<string, z.ZodMiniString> = Object.fromEntries(
    form.questions.map((question) => [question.key, answerSchema(question, words)]),
  )
  if (form.consent)
    shape[consentName] = z.string(words.consent).check(z.minLength(1, words.consent))
  return z.strictObject(shape)
}

/**
 * Judges answers as a browser sends them: texts by name, absent for boxes that are not ticked.
 * @returns the answers in the order of the questions, those left empty not among them
 * @throws ContentError `INVALID_OPTIONS` for what is no form
 */
export function checkAnswers(
  form: EnquiryForm,
  values: Readonly<Record<string, unknown>>,
): CheckedAnswers {
  const schema = answersSchema(form)
  const names = [...form.questions.map(({key}) => key), ...(form.consent ? [consentName] : [])]
  const nothing = Object.fromEntries(names.map((name) => [name, '']))
  const parsed = z.safeParse(schema, {...nothing, ...values})
  if (!parsed.success) {
    const errors = new Map<string, AnswerError>()
    for (const {path, message} of parsed.error.issues) {
      const name = String(path[0] ?? '')
      if (!errors.has(name)) errors.set(name, {name, message})
    }
    return {status: 'wrong', errors: [...errors.values()]}
  }
  const answers = form.questions.flatMap(({key, label}) => {
    const value = parsed.data[key] ?? ''
    return value === '' ? [] : {key, label, value}
  })
  return {status: 'ok', answers, ...(form.consent ? {consent: form.consent} : {})}
}

/** One answer: one message for the first thing that is wrong with it. */
function answerSchema({type, label, required, options}: Question, words: EnquiryWords) {
  const complaint = (value: string): string | undefined => {
    if (value === '') return required ? words.required(label) : undefined
    if (value.length > most[type]) return words.tooLong(label, most[type])
    if (signs.test(value)) return words.signs(label)
    if (type !== 'longText' && value.includes('\n')) return words.oneLine(label)
    switch (type) {
      case 'tel':
        return /^\+?[\d\s()./-]*$/.test(value) && value.replace(/\D/g, '').length >= 3
          ? undefined
          : words.wrong.tel(label)
      case 'email':
        return z.safeParse(z.email(), value).success ? undefined : words.wrong.email(label)
      case 'date':
        return z.safeParse(z.iso.date(), value).success ? undefined : words.wrong.date(label)
      case 'select':
        return options.includes(value) ? undefined : words.chooseOne(label)
    }
    return undefined
  }
  // A browser sends line breaks as CR LF; a lone CR is no line break of any form.
  const tidy = z.overwrite<string>((value) =>
    value.replaceAll('\r\n', '\n').normalize('NFC').trim(),
  )
  return z.string(words.required(label)).check(
    tidy,
    z.check<string>(({value, issues}) => {
      const message = complaint(value)
      if (message !== undefined) issues.push({code: 'custom', input: value, message})
    }),
  )
}
