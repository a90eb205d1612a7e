import {documents, pathOf, validate, type DocumentDefinition, type Issue} from '@jakamy/schemas'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {changed, placesIn, withValue} from './changeContent.ts'
import {definitionOf, isJson, readContent} from './readContent.ts'

const contents = readContent().map((file) => file.document)

describe('a hostile document', () => {
  it.each([
    '{"__proto__": {"_id": "x", "_type": "risk"}}',
    '{"_id": "x", "_type": "risk", "__proto__": {"polluted": true}, "constructor": 1}',
    '{"_id": "x", "_type": "risk", "name": [{"_key": {"toString": 1}, "language": "en", "value": 1}]}',
    '{"_id": "x", "_type": "risk", "name": {"length": 1, "0": {}}}',
    '{"_id": "x", "_type": "procedure", "failure": {"frequency": {"kind": "__proto__"}}}',
    '{"_id": "x", "_type": "procedure", "failure": {"frequency": {"kind": "verbal", "__proto__": 1, "constructor": 1}}}',
  ])('%s is refused and changes nothing', (json) => {
    const value: unknown = JSON.parse(json)
    for (const definition of Object.values<DocumentDefinition>(documents)) {
      expect(validate(definition, value)).not.toEqual([])
    }
    expect(Reflect.has({}, 'polluted')).toBe(false)
  })

  it('may be deep', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    for (const path of ['name', 'name[0].value', 'flags', 'approvals', 'rights']) {
      const {definition, document} = changed('risk-stroke', path, deep)
      expect(validate(definition, document)).not.toEqual([])
    }
  })

  it.each([
    ['contactPoints[0].email', `a@${'.'.repeat(300_000)} `],
    ['website', `https://${'a'.repeat(300_000)} `],
    ['timeZone', `E${'/a'.repeat(300_000)}!`],
    ['contactPoints[0].phone', `+${'1'.repeat(300_000)}`],
    ['name[0].language', `en${'-ab'.repeat(300_000)}!`],
    ['name', Array.from({length: 5_000}, () => ({language: 1}))],
  ])('may be huge at %s, and is refused soon', (path, value) => {
    const {definition, document} = changed('clinic-jakamy', path, value)
    const start = performance.now()
    expect(validate(definition, document)).not.toEqual([])
    expect(performance.now() - start).toBeLessThan(2000)
  })
})

describe('validate', () => {
  it('answers with issues, whatever the document', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values<DocumentDefinition>(documents)),
        fc.jsonValue(),
        (type, value) => {
          const issues = validate(
            type,
            isJson(value) ? {_id: 'x', _type: type.name, ...value} : value,
          )
          issues.forEach(expectWellFormed)
        },
      ),
      {numRuns: 500},
    )
  })

  it('answers with issues, whatever stands anywhere in a document', () => {
    const place = fc
      .constantFrom(...contents)
      .chain((document) =>
        fc.record({document: fc.constant(document), keys: fc.constantFrom(...placesIn(document))}),
      )
    fc.assert(
      fc.property(place, fc.jsonValue(), ({document, keys}, value) => {
        const spoilt = withValue(document, keys, value)
        validate(definitionOf(document._type), spoilt).forEach(expectWellFormed)
      }),
      {numRuns: 1000},
    )
  })

  it('changes nothing in the document', () => {
    for (const document of contents) {
      const before = structuredClone(document)
      validate(definitionOf(document._type), document)
      expect(document).toEqual(before)
    }
  })
})

function expectWellFormed(issue: Issue) {
  expect(issue.message).toMatch(/^\S.*: \S.*\.$/s)
  expect(issue.path).toBe(pathOf(issue.keys))
  expect(issue.studioPath).toHaveLength(issue.keys.length)
}
