import type {AnyDocument, Resolved} from '@jakamy/policy'
import {describe, expect, it} from 'vitest'

import {definitionOf, definitions} from '../definitionOf.ts'
import {fakeRisk} from '../review/fakeRisk.ts'
import {completenessOf} from './completeness.ts'

function resolved(document: AnyDocument): Resolved {
  const definition = definitionOf(document._type)
  if (!definition) throw new Error(`No type ${document._type}`)
  return {definition, definitions, document, references: new Map()}
}

const words = (texts: Record<string, string>) =>
  Object.entries(texts).map(([language, value]) => ({_key: language, language, value}))

describe('completenessOf', () => {
  it('asks nothing more of a document that has all', () => {
    const {done, total, missing} = completenessOf(fakeRisk({en: '[TEST] Risk', fr: '[FR TEST]'}))
    expect(missing).toEqual([])
    expect(done).toBe(total)
    expect(total).toBeGreaterThan(0)
  })

  it('names what a translation that has begun still lacks, and nothing of one that has not', () => {
    const document = {
      ...fakeRisk({en: '[TEST] Risk', fr: '[FR TEST] Risque'}).document,
      definition: words({en: '[TEST] What it is.'}),
    }
    const {missing, done, total} = completenessOf(resolved(document))
    expect(missing).toEqual([
      {kind: 'text', place: 'definition', path: ['definition'], locale: 'fr'},
    ])
    expect(total - done).toBe(1)
    const english = {...document, name: words({en: '[TEST] Risk'})}
    expect(completenessOf(resolved(english)).missing).toEqual([])
  })

  it('names every part that consent needs, and a rule that is broken once only', () => {
    const document = {_id: 'procedure-test', _type: 'procedure'}
    const {missing} = completenessOf(resolved(document))
    const consent = missing.filter(({kind}) => kind === 'consent').map(({place}) => place)
    expect(consent).toContain('alternatives')
    expect(consent).toContain('ifNoTreatment')
    expect(missing.filter(({place}) => place === 'title').map(({kind}) => kind)).toEqual(['rule'])
  })

  it('tells what a check asks for, with the place in the form', () => {
    const {missing} = completenessOf(
      resolved({
        _id: 'media-test',
        _type: 'media',
        kind: 'image',
        caption: words({en: '[TEST] Caption'}),
      }),
    )
    expect(missing).toContainEqual(
      expect.objectContaining({kind: 'finding', place: 'alt', path: ['alt'], locale: 'en'}),
    )
  })
})
