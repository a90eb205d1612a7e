import type {Level, OutlineNode} from './nodes.ts'
import {list, partHeading, phrase, richText, under, type Say} from './say.ts'
import {source} from './source.ts'
import {byUnit, type Included} from './typeOutline.ts'

/**
 * A treatment plan: the do-not-stop warning first, then the statement. The medicines are listed only
 * when no statement tells them. Its title is left to whoever shows it.
 * @param level of the headings inside it
 */
export function planNodes(
  plan: Included<'treatmentPlan'>,
  say: Say,
  level: Level = 2,
): OutlineNode[] {
  const part = (name: 'beforeOtherSurgery' | 'missedDose' | 'sideEffects' | 'interactions') =>
    under(partHeading(say, name, level), richText(plan[name]))
  const statement = richText(plan.statement)
  return [
    ...warning(plan, say),
    ...(statement.length > 0
      ? statement
      : list((plan.components ?? []).map((item) => component(item, say)))),
    ...part('beforeOtherSurgery'),
    ...part('missedDose'),
    ...part('sideEffects'),
    ...part('interactions'),
    ...under(
      partHeading(say, 'sources', level),
      list((plan.sources ?? []).map((item) => source(item, say))),
    ),
  ]
}

function warning(plan: Included<'treatmentPlan'>, say: Say): OutlineNode[] {
  const text = plan.doNotStop?.warning
  if (text === undefined) return []
  const about = plan.title === undefined ? {} : {about: plan.title}
  return [{kind: 'warning', label: phrase(say, say.words.important), ...about, text}]
}

function component(
  {agent, duration}: NonNullable<Included<'treatmentPlan'>['components']>[number],
  say: Say,
): OutlineNode[] {
  if (agent === undefined) return []
  const term = duration?.statedTerm ?? phrase(say, say.words.notStated)
  return [{kind: 'facts', facts: [{label: agent, values: [{text: term}]}]}]
}

export const treatmentPlan = byUnit<'treatmentPlan'>({plan: (value, say) => planNodes(value, say)})
