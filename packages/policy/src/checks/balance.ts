import type {Check, Examined, Finding, Message} from './finding.ts'
import {report} from './report.ts'

/**
 * V9: benefits told with numbers and risks without, or the reverse, tilt the picture.
 * Source: content model 2.2 (procedure, benefits) and 2.4 (V9).
 */
export const balance: Check = {
  id: 'V9',
  title: {
    en: 'Numbers for benefits or for risks only',
    fr: 'Nombres pour les bénéfices ou les risques seulement',
  },
  run: ({reading: {holders, assertions}}: Examined): Finding[] => {
    // A unit that says nothing holds only its own, empty, object.
    const isSilent = (unit: string) => holders.filter((holder) => holder.unit === unit).length < 2
    // What is asserted as a number is a frequency: a length of time is written as `P1M`.
    const hasNumber = (unit: string) =>
      assertions.some((each) => each.unit === unit && typeof each.value === 'number')
    if (isSilent('benefits') || isSilent('risks')) return []
    const goods = hasNumber('benefits')
    if (goods === hasNumber('risks')) return []
    const unit = goods ? 'risks' : 'benefits'
    const place = {unit, keys: [unit], studioPath: [unit]}
    return [report('V9', 'warning', place, goods ? risksLack : benefitsLack)]
  },
}

const risksLack: Message = {
  en: 'The benefits are given in numbers, the risks are not. Give both alike, with sources.',
  fr: 'Les bénéfices sont chiffrés, les risques ne le sont pas. Présentez les deux de la même façon, avec des sources.',
}

const benefitsLack: Message = {
  en: 'The risks are given in numbers, the benefits are not. Give both alike, with sources.',
  fr: 'Les risques sont chiffrés, les bénéfices ne le sont pas. Présentez les deux de la même façon, avec des sources.',
}
