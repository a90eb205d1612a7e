import {readFileSync} from 'node:fs'
import path from 'node:path'

import {createContent, memorySource, type ContentDocument} from '@jakamy/content-sdk'
import {documents, type DocumentDefinition} from '@jakamy/schemas'
import {Ajv2020} from 'ajv/dist/2020.js'
import {describe, expect, it} from 'vitest'

import {facesOf} from '../faces/facesOf.ts'
import {openApi} from '../faces/openApi.ts'
import {inLanguages} from './channels/documents.ts'
import {approved, now, seedDocuments} from './seed.ts'

const definitions = Object.values<DocumentDefinition>(documents)
const file = path.resolve(import.meta.dirname, '../openapi.json')
const document = openApi(definitions, '1.2.3')
const ajv = new Ajv2020({allErrors: true, strict: false, validateFormats: false})
ajv.addSchema(document, 'api')

/** What is wrong with a document by its schema in the API’s. */
function complaints(type: string, value: unknown): string[] {
  const name = type.charAt(0).toUpperCase() + type.slice(1)
  const check = ajv.getSchema(`api#/components/schemas/${name}`)
  if (!check) throw new Error(`The API has no schema of ${type}.`)
  // As it travels: without undefined, dates as text.
  const sent: unknown = JSON.parse(JSON.stringify(value))
  return check(sent)
    ? []
    : (check.errors ?? []).map(({instancePath, message}) => `${instancePath} ${message}`)
}

const seed = seedDocuments()
const id = 'procedure-coronary-stent'

/** Documents of every type and in every state. */
async function everything(): Promise<ContentDocument[]> {
  const all = [
    ...['en', 'fr', 'ar'].map((locale) => ({documents: approved(seed, id), locale})),
    {documents: seed, locale: 'en'},
    {documents: approved(approved(inLanguages(seed, 'en', 'fr'), id), id, 'fr'), locale: 'fr'},
  ]
  const lists = all.flatMap(({documents: set, locale}) =>
    definitions.map(async ({name}) => {
      const content = createContent({source: memorySource(set), locale, now})
      // Every name of a definition is a document type.
      return (await content.list(name as keyof typeof documents)).documents
    }),
  )
  return (await Promise.all(lists)).flat()
}

describe('the OpenAPI document', () => {
  it('is the published file (else: npm run build)', () => {
    expect(readFileSync(file, 'utf8')).toBe(facesOf().get('openapi.json'))
    const changed = definitions.map((one) => ({...one, description: '[TEST] another'}))
    expect(facesOf(changed).get('openapi.json')).not.toBe(facesOf().get('openapi.json'))
  })

  it('describes every type, and refers to nothing that is not there', () => {
    const paths = Object.keys(Object(document.paths))
    expect(paths).toEqual(definitions.flatMap(({name}) => [`/${name}`, `/${name}/{key}`]))
    const text = JSON.stringify(document)
    const targets = [...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, target = '']) => target)
    expect(targets.length).toBeGreaterThan(100)
    const missing = targets.filter(
      (target) =>
        target.split('/').reduce<unknown>((at, key) => Object(at)[key], document) === undefined,
    )
    expect(missing).toEqual([])
    expect(text).not.toContain('x-localised')
  })

  it('accepts whatever the client returns', async () => {
    const all = await everything()
    const units = all.flatMap((one) => Object.values<{status: string}>(one.units))
    const seen = new Set(units.map(({status}) => status))
    expect(seen).toEqual(new Set(['ok', 'fallback', 'absent', 'withheld']))
    expect(all.flatMap((one) => complaints(one.type, one))).toEqual([])
  })

  it('refuses a value without its status, in several languages, or of another kind', async () => {
    const content = createContent({source: memorySource(approved(seed, id)), locale: 'en', now})
    const page = await content.get('procedure', {id})
    const {overview} = page.units
    const faults = [
      {overview: 'value' in overview ? overview.value : {}},
      {overview: {...overview, status: 'fine'}},
      {overview: {...overview, dir: undefined}},
      {overview: {...overview, value: {title: [{language: 'en', value: 'x'}]}}},
      {risks: undefined},
    ]
    for (const fault of faults) {
      const changed = {...page, units: {...page.units, ...fault}}
      expect(complaints('procedure', changed)).not.toEqual([])
    }
    expect(complaints('risk', page)).not.toEqual([])
  })
})
