import type {UnitValue} from '@jakamy/schemas'

import type {Draft} from '../createPreview.ts'
import {markWords, richTextOf} from '../richText.ts'
import type {OutlineNode} from './nodes.ts'
import {riskNodes} from './risk.ts'
import {critical, frequency, heading, notice, paragraph, under, type Say} from './say.ts'

type Group = NonNullable<Draft<UnitValue<'procedure', 'risks'>>['groups']>[number]

/**
 * One group of risks: the author's statement, word for word. The structured data beside it adds
 * nothing to it but the counted form of a number that it states in percent, what the risks it names
 * mean, and marks: its title in bold, its critical words as critical.
 */
export function riskGroup(group: Group, say: Say): OutlineNode[] {
  const {words} = say
  const told = statement(group)
  const {patientAction} = group
  const action = patientAction?.text
  const marked =
    patientAction?.critical && action ? markWords(told.blocks, action, 'critical') : undefined
  const blocks = marked ?? told.blocks
  const said = action !== undefined && markWords(told.blocks, action, 'critical') !== undefined
  return [
    {
      kind: 'group',
      nodes: [
        ...told.head,
        ...(blocks.length > 0 ? [{kind: 'richText' as const, blocks}] : []),
        ...(said ? [] : patientAction?.critical ? critical(say, action) : paragraph(action)),
        ...frequency(say, group.frequency),
        ...(group.occurrences ?? []).flatMap((occurrence) =>
          frequency(say, occurrence.frequency, occurrence.risk?.name),
        ),
        ...(group.examplesOnly ? [notice(say, 'examplesOnly', words.notices.examplesOnly)] : []),
        ...(say.preview && !hasNumber(group)
          ? [notice(say, 'noNumber', words.notices.noNumber)]
          : []),
        ...(group.occurrences ?? []).flatMap((occurrence) => explained(occurrence, say)),
      ],
    },
  ]
}

/** The title in bold where the statement begins with it, else above the statement. */
function statement({title, statement: value}: Group) {
  const blocks = richTextOf(value)
  const led = title === undefined ? undefined : markWords(blocks, title, 'strong', 'start')
  return led ? {head: [], blocks: led} : {head: heading(title, 2), blocks}
}

/** What a named risk means and what to do about it, where its document tells. */
function explained(
  {risk, whatToDo}: NonNullable<Group['occurrences']>[number],
  say: Say,
): OutlineNode[] {
  if (!risk) return paragraph(whatToDo)
  return under(heading(risk.name, 2), [...riskNodes(risk, say, 3), ...paragraph(whatToDo)])
}

function hasNumber({frequency: own, occurrences = []}: Group): boolean {
  const numbers = new Set(['range', 'point', 'count'])
  return [own, ...occurrences.map((occurrence) => occurrence.frequency)].some(
    (stated) => stated?.kind !== undefined && numbers.has(stated.kind),
  )
}
