import type {UnitValue} from '@jakamy/schemas'

import type {Draft} from '../createPreview.ts'
import {deviceNodes} from './device.ts'
import {figure} from './media.ts'
import type {Level, OutlineNode} from './nodes.ts'
import {riskGroup} from './riskGroup.ts'
import {
  critical,
  fact,
  facts,
  frequency,
  heading,
  list,
  paragraph,
  partHeading,
  phrase,
  richText,
  under,
  type Say,
} from './say.ts'
import {source} from './source.ts'
import {step} from './step.ts'
import {planNodes} from './treatmentPlan.ts'
import {byUnit} from './typeOutline.ts'

type Value<U extends 'whatHappens' | 'alternatives'> = Draft<UnitValue<'procedure', U>>

/** A procedure: every part in the author's words, in the order of the definition. */
export const procedure = byUnit<'procedure'>({
  overview: ({summary, keyPoints, alternateNames}, say) => {
    const names = (alternateNames ?? []).flatMap(({name}) => name ?? [])
    return [
      ...paragraph(summary),
      ...list((keyPoints ?? []).map(({text}) => paragraph(text))),
      ...facts([fact(phrase(say, say.words.facts.alsoCalled), names)]),
    ]
  },
  why: ({heading: title, body}) => under(heading(title), richText(body)),
  whatHappens,
  failure: (failure, say) =>
    under(partHeading(say, 'failure'), [
      ...richText(failure.statement),
      ...frequency(say, failure.frequency),
    ]),
  stay: ({statement}, say) => under(partHeading(say, 'stay'), paragraph(statement)),
  risks: ({heading: title, intro, groups}, say) => [
    ...heading(title),
    ...paragraph(intro),
    ...list((groups ?? []).map((group) => riskGroup(group, say))),
  ],
  benefits: ({heading: title, statement, items}, say) => [
    ...heading(title),
    ...richText(statement),
    ...(items ?? []).flatMap((item) => frequency(say, item.frequency, item.benefit)),
  ],
  alternatives,
  preparation: (steps, say) =>
    under(partHeading(say, 'preparation'), list(steps.map((item) => step(item, say)))),
  aftercare: (steps, say) =>
    under(partHeading(say, 'aftercare'), list(steps.map((item) => step(item, say)))),
  getHelp: (rules, say) =>
    under(
      partHeading(say, 'getHelp'),
      rules.flatMap(({level, signs, action}): OutlineNode[] => [
        ...(level ? heading(phrase(say, say.words.helpLevels[level]), 2) : []),
        ...list((signs ?? []).map(({text}) => paragraph(text))),
        ...(level === 'routine' ? paragraph(action) : critical(say, action)),
      ]),
    ),
  devices: (devices, say) =>
    several(
      say,
      'devices',
      devices.map((item) => ({title: item.name, nodes: (level) => deviceNodes(item, say, level)})),
    ),
  treatmentPlans: (plans, say) =>
    several(
      say,
      'treatmentPlans',
      plans.map((item) => ({title: item.title, nodes: (level) => planNodes(item, say, level)})),
    ),
  media: (items, say) =>
    under(
      partHeading(say, 'media'),
      items.flatMap((item) => figure(item, say)),
    ),
  sources: (items, say) =>
    under(partHeading(say, 'sources'), list(items.map((item) => source(item, say)))),
})

function whatHappens(
  {whatHappens: what, anaesthesia, durationOfProcedure}: Value<'whatHappens'>,
  say: Say,
): OutlineNode[] {
  const {words} = say
  const kind =
    anaesthesia && anaesthesia !== 'notStated' ? words.anaesthesia[anaesthesia] : undefined
  const nodes = [
    ...list(
      (what?.steps ?? []).map((item) => step(item, say)),
      true,
    ),
    ...facts([
      fact(phrase(say, words.facts.anaesthesia), [
        kind === undefined ? undefined : phrase(say, kind),
      ]),
      fact(phrase(say, words.facts.durationOfProcedure), [durationOfProcedure?.statedTerm]),
    ]),
  ]
  return under(what?.heading ? heading(what.heading) : partHeading(say, 'whatHappens'), nodes)
}

function alternatives(
  {alternatives: options, ifNoTreatment}: Value<'alternatives'>,
  say: Say,
): OutlineNode[] {
  const told = (options ?? []).flatMap(({name, description, benefits, risks, procedure: page}) => [
    ...heading(name, 2),
    ...richText(description),
    ...under(partHeading(say, 'benefits', 3), richText(benefits)),
    ...under(partHeading(say, 'risks', 3), richText(risks)),
    ...(page?._ref && name ? [{kind: 'link' as const, text: name, document: page._ref}] : []),
  ])
  return [
    ...under(partHeading(say, 'alternatives'), told),
    ...under(partHeading(say, 'ifNoTreatment', told.length > 0 ? 2 : 1), richText(ifNoTreatment)),
  ]
}

/** One included document stands under its own title; several under a common heading. */
function several(
  say: Say,
  part: 'devices' | 'treatmentPlans',
  items: {title: string | undefined; nodes: (level: Level) => OutlineNode[]}[],
): OutlineNode[] {
  const [only] = items
  if (only && items.length === 1) return [...heading(only.title), ...only.nodes(2)]
  return under(
    partHeading(say, part),
    items.flatMap(({title, nodes}) => [...heading(title, 2), ...nodes(3)]),
  )
}
