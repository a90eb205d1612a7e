import type {Level, OutlineNode} from './nodes.ts'
import {paragraph, partHeading, richText, under, type Say} from './say.ts'
import {byUnit, type Included} from './typeOutline.ts'

/**
 * What a complication is and what to do; how often it happens stands in the text that names it.
 * @param level of the headings inside it
 */
export function riskNodes(risk: Included<'risk'>, say: Say, level: Level = 1): OutlineNode[] {
  return [
    ...paragraph(risk.definition),
    ...under(partHeading(say, 'warningSigns', level), richText(risk.warningSigns)),
    ...under(partHeading(say, 'whatToDo', level), richText(risk.whatToDo)),
  ]
}

export const risk = byUnit<'risk'>({risk: (value, say) => riskNodes(value, say)})
