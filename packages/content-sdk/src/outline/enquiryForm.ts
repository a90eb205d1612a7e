import type {OutlineNode} from './nodes.ts'
import {list, notice, paragraph, richText, type Say} from './say.ts'
import {byUnit, type Included} from './typeOutline.ts'

/**
 * What a form asks, for reading. Its button and its answers belong to whoever lets people fill it in;
 * its title is left to whoever shows it.
 */
export function formNodes(form: Included<'enquiryForm'>, say: Say): OutlineNode[] {
  const questions = (form.fields ?? []).map(({label, hint, options}) => [
    ...paragraph(label),
    ...paragraph(hint),
    ...list((options ?? []).map((option) => paragraph(option.label))),
  ])
  return [
    ...paragraph(form.intro),
    ...list(questions),
    ...(form.fields?.length ? [] : [notice(say, 'notReady', say.words.notices.formNotReady)]),
    ...richText(form.privacyNotice),
    ...paragraph(form.consent?.text),
  ]
}

export const enquiryForm = byUnit<'enquiryForm'>({form: (value, say) => formNodes(value, say)})
