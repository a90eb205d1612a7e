import {validate} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {changedSeed, definitionOf, findingsIn, inShort} from './checked.ts'
import {paragraph, said} from './world.ts'

const plan = 'plan-antiplatelet-after-stent'

/** Errors about numbers in a visibly fake French statement beside the English one. */
function errorsInFrench(words: string): string[] {
  const {document, references} = changedSeed(plan)
  const english = Array.isArray(document.statement) ? document.statement : []
  const french = said({fr: [paragraph(`[FR TEST] un autre médicament pendant ${words}.`)]})
  const translated = {...document, statement: [...english, ...french]}
  return inShort(findingsIn(translated, references)).filter((line) =>
    /^V[12] error .* fr$/.test(line),
  )
}

describe('content model 6.2', () => {
  it('12: the plan lasts from 1 month to 1 year, never the other way round, in French as well', () => {
    const {document} = changedSeed(plan)
    expect(validate(definitionOf(document), document)).toEqual([])
    const turned = changedSeed(plan, ['"P1M"', '"P2Y"']).document
    expect(validate(definitionOf(turned), turned).map(({path}) => path)).toEqual([
      'components[1].duration.max',
    ])
    expect(errorsInFrench('1 mois à 1 an')).toEqual([])
    expect(errorsInFrench('1 mois à 2 ans')).not.toEqual([])
  })
})
