import {documents, type DocumentDefinition} from '@jakamy/schemas'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {read} from '../src/checks/reading.ts'
import {check, checks, type AnyDocument} from '../src/index.ts'
import {inFrench, seedDocuments} from './seed.ts'
import {said} from './world.ts'

const definitions = Object.values<DocumentDefinition>(documents)
/** Three texts of a document: 300 kB together. */
const size = 100_000

const long: Record<string, string> = {
  letters: 'a'.repeat(size),
  capitals: 'A'.repeat(size),
  digits: '1'.repeat(size),
  'grouped digits': '111 '.repeat(size / 4),
  'digits and marks': '1.,'.repeat(size / 3),
  dots: '.'.repeat(size),
  spaces: `a${' '.repeat(size)}`,
  lines: '\n'.repeat(size),
  words: 'not 1 in 100 mg; '.repeat(size / 17),
  hyphens: 'a-'.repeat(size / 2),
  acronyms: 'AB (CD) '.repeat(size / 8),
  accents: 'e\u0301'.repeat(size / 2),
  arabic: 'ا ٢ '.repeat(size / 4),
}

/** The least processor time of several runs, in milliseconds: waiting for others does not count. */
function fastest(work: () => unknown): number {
  const times = Array.from({length: 5}, () => {
    const began = process.cpuUsage()
    work()
    const {user, system} = process.cpuUsage(began)
    return (user + system) / 1000
  })
  return Math.min(...times)
}

function longProcedure(text: string): AnyDocument {
  return {
    _id: 'procedure-test',
    _type: 'procedure',
    failure: {
      statement: said({en: text, fr: `${text} x`}),
      frequency: {kind: 'range', low: 2, high: 5, unit: 'percent'},
    },
    risks: {
      heading: said({}),
      groups: [
        {
          statement: said({en: text}),
          occurrences: Array.from({length: 30}, () => ({
            frequency: {kind: 'verbal', term: said({en: `${text.slice(0, 60)}?`})},
          })),
        },
      ],
    },
  }
}

describe.each(Object.entries(long))('300 kB of %s', (_what, text) => {
  const document = longProcedure(text)
  const request = {definition: documents.procedure, definitions: documents, document}

  it('are read quickly by each check', () => {
    const slow = checks
      .map(({id, run}) => {
        // A new reading each time, so that nothing is remembered from the time before.
        const readings = Array.from({length: 5}, () => read(documents.procedure, document))
        return {id, time: fastest(() => run({...request, reading: readings.pop()!}))}
      })
      // One that looks back for every character takes many seconds, on any machine.
      .filter(({time}) => time > 200)
    expect(slow).toEqual([])
  })
})

describe('check never throws', () => {
  it.each(definitions)('on anything in the fields of $name', (definition) => {
    const names = Object.keys(definition.schema.shape)
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...names), fc.anything({maxDepth: 4}), {maxKeys: 5}),
        (fields) => {
          const document = {...fields, _id: 'test', _type: definition.name}
          expect(Array.isArray(check({definition, definitions: documents, document}))).toBe(true)
        },
      ),
      {numRuns: 60},
    )
  })

  it('on the clinic’s documents with anything in place of anything', () => {
    const seeds = [...seedDocuments().values()].map(inFrench)
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.nat(),
        fc.oneof(fc.anything({maxDepth: 2}), fc.string(), fc.double()),
        (document, at, value) => {
          let left = at % JSON.stringify(document).length
          const changed: AnyDocument = JSON.parse(JSON.stringify(document), (_key, each: unknown) =>
            left-- === 0 ? JSON.parse(JSON.stringify(value) ?? 'null') : each,
          )
          if (typeof changed !== 'object' || changed === null) return
          const definition = definitions.find(({name}) => name === document._type)!
          const references = new Map(seeds.map((each) => [each._id, each]))
          const request = {definition, definitions: documents, document: changed, references}
          expect(Array.isArray(check(request))).toBe(true)
        },
      ),
      {numRuns: 400},
    )
  })

  it('on languages with the names of built-in things', () => {
    const values = said({constructor: '[TEST] two words', __proto__: '[TEST] 2', toString: '2%'})
    const document = {_id: 'risk-test', _type: 'risk', definition: values}
    const request = {definition: documents.risk, definitions: documents, document}
    expect(check(request).map(({locale}) => locale)).toContain('toString')
  })
})
