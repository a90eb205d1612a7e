import {validate} from '@jakamy/schemas'
import {studioTypes} from '@jakamy/schemas/studio'
import {evaluateDocumentInternal} from '@sanity/validation/_internal'
import {describe, expect, it} from 'vitest'

import {compileStudio} from '../faces/compileStudio.ts'
import {definitionOf, isJson, readContent, type Json} from './readContent.ts'

const schema = compileStudio(studioTypes())
const files = readContent()
const ids = new Set(files.map((file) => file.document._id))

describe('Sanity’s own validation, with the types that the definitions give it', () => {
  it.each(files)('finds nothing wrong with $name', async ({document}) => {
    expect(await validateAsStudio(document)).toEqual({status: 'passed', markers: []})
  })

  it.each<[what: string, id: string, from: string, to: string]>([
    ['a range that ends below its start', 'procedure-coronary-stent', '"high":5', '"high":1'],
    [
      'a number beside a word',
      'procedure-coronary-stent',
      '"kind":"verbal"',
      '"kind":"verbal","low":1',
    ],
    ['an unknown choice', 'risk-stroke', '"neurological"', '"[TEST]"'],
    [
      'a web address that is none',
      'insuranceGuide-jakamy',
      '"value":"insurance"',
      '"value":"[TEST] a"',
    ],
    ['a missing title', 'procedure-coronary-stent', '"title":', '"_title":'],
    ['a text that is too long', 'risk-death', '"value":"death"', `"value":"${'a'.repeat(61)}"`],
    ['no time', 'clinic-jakamy', '"15:30"', '"25:30"'],
    [
      'one language twice',
      'device-coronary-stent',
      '"name":[',
      '"name":[{"_key":"x","language":"en"},',
    ],
    [
      '19: a sensitive question without privacy notice and consent',
      'form-insurance-request',
      '"purpose":',
      '"fields":[{"_key":"q","key":"q","type":"text","label":[],"sensitive":true}],"purpose":',
    ],
  ])('shows the message of validate for %s', async (_what, id, from, to) => {
    const document = changed(id, from, to)
    const issues = validate(definitionOf(String(document._type)), document)
    expect(issues).not.toEqual([])
    const {status, markers} = await validateAsStudio(document)
    expect(status).toBe('failed')
    expect(markers.filter((marker) => marker.code === 'custom')).toEqual(
      issues.map(({message, studioPath}) => ({
        code: 'custom',
        level: 'error',
        message,
        path: studioPath,
      })),
    )
  })

  it('accepts a draft and a version of what it accepts published', async () => {
    const [file] = files
    for (const prefix of ['drafts.', 'versions.rTEST.']) {
      const document = {...file?.document, _id: `${prefix}${file?.document._id ?? ''}`}
      expect(await validateAsStudio(document)).toEqual({status: 'passed', markers: []})
    }
  })

  it('finds a strong reference to nothing, beside the weak one that it lets be', async () => {
    const broken = changed('procedure-coronary-stent', 'plan-antiplatelet-after-stent', 'plan-none')
    expect((await validateAsStudio(broken)).markers).toMatchObject([
      {code: 'reference.not-published', path: ['treatmentPlans', {_key: 'antiplatelet'}]},
    ])
  })
})

/** A copy of a content file with one text of its JSON replaced. */
function changed(id: string, from: string, to: string): Json {
  const text = JSON.stringify(files.find((file) => file.document._id === id)?.document)
  expect(text).toContain(from)
  const document: unknown = JSON.parse(text.replace(from, to))
  return isJson(document) ? document : {}
}

/**
 * What an editor sees at the fields of a document: Sanity's validation as the Studio runs it. (Its
 * public function runs it as the command line does, which lowers every rule of an object to a warning.)
 */
async function validateAsStudio(document: object) {
  const {status, markers} = await evaluateDocumentInternal({
    document: {_type: '', _id: '', _rev: '', _createdAt: '', _updatedAt: '', ...document},
    schema,
    environment: 'studio',
    getClient: () => {
      throw new Error('Validation must not need the network.')
    },
    getDocumentExists: async ({id}) => Promise.resolve(ids.has(id)),
  })
  return {
    status,
    markers: markers.map(({code, level, message, path}) => ({code, level, message, path})),
  }
}
