import type {Check, Examined, Finding, Message} from './finding.ts'
import type {Holder} from './reading.ts'
import {report} from './report.ts'

const numeric: ReadonlySet<unknown> = new Set(['range', 'point', 'count'])

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
  run: ({reading}: Examined): Finding[] => {
    const inUnit = (unit: string) => reading.holders.filter((holder) => holder.unit === unit)
    const [benefits, risks] = [inUnit('benefits'), inUnit('risks')]
    // A unit that says nothing holds only its own, empty, object.
    if (benefits.length < 2 || risks.length < 2) return []
    const [goods, harms] = [benefits.some(hasNumber), risks.some(hasNumber)]
    if (goods === harms) return []
    const unit = goods ? 'risks' : 'benefits'
    const place = {unit, keys: [unit], studioPath: [unit]}
    return [report('V9', 'warning', place, goods ? risksLack : benefitsLack)]
  },
}

function hasNumber({value, isForm}: Holder): boolean {
  return isForm && numeric.has(value.kind)
}

const risksLack: Message = {
  en: 'The benefits are given in numbers, the risks are not. Give both alike, with sources.',
  fr: 'Les bénéfices sont chiffrés, les risques ne le sont pas. Présentez les deux de la même façon, avec des sources.',
}

const benefitsLack: Message = {
  en: 'The risks are given in numbers, the benefits are not. Give both alike, with sources.',
  fr: 'Les risques sont chiffrés, les bénéfices ne le sont pas. Présentez les deux de la même façon, avec des sources.',
}
