import {execFileSync} from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'

import {
  contentOf,
  defineDocument,
  documents,
  jsonSchema,
  metaOf,
  text,
  validate,
  type Includes,
  type LocalisedValue,
  type RichText,
} from '@jakamy/schemas'
import {studioTypes} from '@jakamy/schemas/studio'
import {afterAll, beforeAll, describe, expect, expectTypeOf, it, vi} from 'vitest'
import type * as z from 'zod/mini'

import {compileStudio, problemsOf} from '../faces/compileStudio.ts'
import {announcement} from './announcement.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const guide = readFileSync(`${root}docs/add-a-document-type.md`, 'utf8')
const [, block = ''] = /```ts\n(.*?)```/s.exec(guide) ?? []

const news = {
  _id: 'announcement-test',
  _type: 'announcement',
  title: [{_key: 'en', language: 'en', value: '[TEST] title'}],
  body: [],
  clinic: {_type: 'reference', _ref: 'clinic-jakamy'},
}

describe('docs/add-a-document-type.md', () => {
  it('shows the definition that is tested here, in 30 lines', () => {
    const tested = readFileSync(new URL('announcement.ts', import.meta.url), 'utf8')
    expect(block).toBe(tested.replaceAll("'../src/", "'../"))
    expect(guide.trimEnd().split('\n').length).toBeLessThanOrEqual(30)
  })
})

describe('a new document type', () => {
  it('is a type of the Studio, in order with all the others', () => {
    const types = studioTypes([...Object.values(documents), announcement])
    expect(problemsOf(types)).toEqual([])
    expect(compileStudio(types).get('announcement')).toMatchObject({title: 'Announcement'})
    const type = types.find(({name}) => name === 'announcement')
    expect(type?.fields).toMatchObject([
      {name: 'title', type: 'internationalizedArrayString', title: 'Title', group: 'news'},
      {name: 'body', type: 'internationalizedArrayRichText', title: 'Text', group: 'news'},
      {name: 'clinic', type: 'reference', to: [{type: 'clinic'}], group: 'news'},
      {name: 'rights'},
      {name: 'flags'},
      {name: 'reviews', readOnly: true},
      {name: 'approvals', readOnly: true},
      {name: 'changeLog', readOnly: true},
    ])
  })

  it('is validated, with message and path', () => {
    expect(validate(announcement, news)).toEqual([])
    const title = [{_key: 'fr', language: 'fr', value: 'a'.repeat(121)}]
    expect(validate(announcement, {...news, title, clinic: undefined})).toMatchObject([
      {
        message: 'Title: Keep it within 120 characters.',
        path: 'title[0].value',
        studioPath: ['title', {_key: 'fr'}, 'value'],
      },
      {message: 'Clinic: This is required. Fill it in.', path: 'clinic'},
    ])
  })

  it('has a JSON Schema', () => {
    expect(jsonSchema(announcement)).toMatchObject({
      title: 'Announcement',
      properties: {_type: {const: 'announcement'}, title: {title: 'Title', type: 'array'}},
      required: ['_id', '_type', 'title', 'body', 'clinic'],
    })
  })

  it('has a TypeScript type', () => {
    type Announcement = z.infer<typeof announcement.schema>
    expectTypeOf<Announcement['_type']>().toEqualTypeOf<'announcement'>()
    expectTypeOf<Announcement['title']>().toExtend<LocalisedValue<string>[]>()
    expectTypeOf<Announcement['body']>().toExtend<LocalisedValue<RichText>[]>()
    expectTypeOf<Announcement['clinic']>().toEqualTypeOf<z.infer<Includes<'clinic'>>>()
    expectTypeOf<Announcement>().not.toHaveProperty('subtitle')
  })

  it('has units, and fields that answer for their content', () => {
    expect(Object.keys(announcement.units)).toEqual(['news'])
    const {title, body, clinic} = announcement.units.news.fields
    expect([title, body, clinic].map(contentOf)).toEqual([
      {kind: 'localised'},
      {kind: 'localised'},
      {kind: 'includes', type: 'clinic'},
    ])
    expect([title, body, clinic].map((field) => metaOf(field)?.gate)).toEqual([
      undefined,
      true,
      undefined,
    ])
  })

  it('is made when somebody asks for it, and once', () => {
    const units = vi.fn<() => typeof announcement.units>(() => announcement.units)
    const definition = defineDocument({...announcement, units, fields: () => ({})})
    expect(units).not.toHaveBeenCalled()
    expect(definition.schema).toBe(definition.schema)
    expect(definition.units).toBe(announcement.units)
    expect(units).toHaveBeenCalledOnce()
  })

  it('cannot declare a field twice, nor one that every document has', () => {
    const twice = (name: string) => () =>
      defineDocument({
        ...announcement,
        units: () => announcement.units,
        fields: () => ({[name]: text({title: '[TEST]'})}),
      }).schema
    expect(twice('title')).toThrow('Document type "announcement" declares the field "title" twice.')
    expect(twice('approvals')).toThrow('declares the field "approvals" twice.')
    expect(twice('_id')).toThrow('declares the field "_id" twice.')
  })
})

describe('in a copy of the package, the file and its line', () => {
  const copy = mkdtempSync(join(tmpdir(), 'jakamy-schemas-'))
  const index = join(copy, 'src/documents/index.ts')

  beforeAll(() => {
    cpSync(`${root}packages/schemas/src`, join(copy, 'src'), {recursive: true})
    cpSync(`${root}tsconfig.base.json`, join(copy, 'tsconfig.base.json'))
    symlinkSync(`${root}packages/schemas/node_modules`, join(copy, 'node_modules'))
    writeFileSync(join(copy, 'package.json'), '{"type": "module"}')
    writeFileSync(
      join(copy, 'tsconfig.json'),
      '{"extends": "./tsconfig.base.json", "compilerOptions": {"types": []}, "include": ["src", "use.ts"], "exclude": ["**/*.test.ts"]}',
    )
    writeFileSync(join(copy, 'src/documents/announcement.ts'), block)
    writeFileSync(
      join(copy, 'use.ts'),
      `
import {documents, type StoredDocument, type UnitValue} from './src/index.ts'
import {studioTypes} from './src/studio.ts'

export const title: UnitValue<'announcement', 'news'>['title'] = '[TEST]'
export const type: StoredDocument<'announcement'>['_type'] = 'announcement'
// @ts-expect-error a clinic is a document, not a text
export const clinic: UnitValue<'announcement', 'news'>['clinic'] = '[TEST]'
export const found = JSON.stringify([Object.keys(documents), studioTypes().map(({name}) => name)])
`,
    )
  })

  afterAll(() => {
    rmSync(copy, {recursive: true})
  })

  it('are all that it takes', {timeout: 60_000}, () => {
    expect(compile()).toContain('\'"announcement"\' does not satisfy')
    appendFileSync(index, "export {announcement} from './announcement.ts'\n")
    expect(compile()).toBe('')
    const found = execFileSync(
      process.execPath,
      ['--input-type=module', '-e', "process.stdout.write((await import('./use.ts')).found)"],
      {cwd: copy, encoding: 'utf8'},
    )
    const both = ['announcement', ...Object.keys(documents)].toSorted()
    expect(JSON.parse(found)).toEqual([both, both])
  })

  /** What the TypeScript compiler finds wrong. */
  function compile(): string {
    try {
      return execFileSync(
        process.execPath,
        [`${root}node_modules/typescript-7/bin/tsc`, '-p', copy],
        {
          encoding: 'utf8',
        },
      )
    } catch (error) {
      return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    }
  }
})
