// What consumers rely on without a type assertion; checked by `tsc -p packages/content-sdk`.
import {
  createContent,
  createPreview,
  isContentError,
  memorySource,
  type Problem,
} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {createClient} from '@sanity/client'
import {expectTypeOf} from 'vitest'

const content = createContent({source: memorySource([]), locale: 'en'})

const page = await content.get('procedure', 'coronary-stent')
expectTypeOf(page.type).toEqualTypeOf<'procedure'>()
expectTypeOf(page.dir).toEqualTypeOf<'ltr' | 'rtl'>()
expectTypeOf(page.version).toEqualTypeOf<string | undefined>()
expectTypeOf(page.problems).toEqualTypeOf<readonly Problem[]>()
// @ts-expect-error a value cannot be reached without looking at the status
void page.units.risks.value
if (page.units.risks.status === 'ok') {
  expectTypeOf(page.units.risks.value.groups[0]!.occurrences[0]!.risk.name).toEqualTypeOf<string>()
}
renderHtml(page)
// @ts-expect-error a channel takes nothing that has not been through the gate
renderHtml({id: 'x', type: 'procedure', locale: 'en', units: {}})

const found = await content.find('risk', {id: 'risk-stroke'})
if (found) expectTypeOf(found.type).toEqualTypeOf<'risk'>()
// @ts-expect-error there is no such document type
await content.find('recipe', 'x')

const list = await content.list('risk', {where: {category: 'cardiac'}, limit: 10})
expectTypeOf(list.documents[0]!.type).toEqualTypeOf<'risk'>()
expectTypeOf(list.next).toEqualTypeOf<string | undefined>()
// @ts-expect-error not one of the categories
await content.list('risk', {where: {category: 'kitchen'}})
// @ts-expect-error a text differs from language to language
await content.list('risk', {where: {name: 'stroke'}})
// @ts-expect-error another type has this field
await content.list('risk', {where: {procedureType: 'imaging'}})
await content.list('procedure', {where: {devices: 'device-coronary-stent', audience: 'adult'}})

const related = await content.related('procedure', 'coronary-stent', 'device')
expectTypeOf(related.documents[0]!.type).toEqualTypeOf<'device'>()

const hits = await content.search('stent', {type: ['procedure', 'risk']})
expectTypeOf(hits.documents[0]!.document.type).toEqualTypeOf<'procedure' | 'risk'>()
for (const {document} of hits.documents) {
  // The type of a document tells which units it has.
  if (document.type === 'risk') expectTypeOf(document.units).toHaveProperty('risk')
  else expectTypeOf(document.units).toHaveProperty('overview')
}

// What may be missing is handed on as it is, also under `exactOptionalPropertyTypes`.
const perhaps: {locale: string | undefined; signal: AbortSignal | undefined} = {
  locale: undefined,
  signal: undefined,
}
await content.find('procedure', 'coronary-stent', perhaps)

const end = content.subscribe('procedure', 'coronary-stent', (document) => {
  expectTypeOf(document?.type).toEqualTypeOf<'procedure' | undefined>()
})
expectTypeOf(end).toEqualTypeOf<() => void>()

// Only a client that was set up to label shows words nobody approved, and its type says so.
type Risks = (typeof page.units.risks)['status']
expectTypeOf<Extract<Risks, 'unreviewed'>>().toBeNever()
const labelling = createContent({source: memorySource([]), locale: 'en', review: 'label'})
const labelled = await labelling.get('procedure', 'coronary-stent')
if (labelled.units.risks.status === 'unreviewed') {
  expectTypeOf(labelled.units.risks.value.groups[0]!.title).toEqualTypeOf<string>()
}
renderHtml(labelled)

const preview = createPreview({source: memorySource([]), locale: 'en'})
const draft = await preview.get('procedure', 'coronary-stent')
expectTypeOf(draft.watermark).toEqualTypeOf<'preview'>()
if (draft.units.risks.status === 'preview') {
  expectTypeOf(draft.units.risks.value.groups?.[0]?.title).toEqualTypeOf<string | undefined>()
}

const error: unknown = undefined
if (isContentError(error)) {
  switch (error.code) {
    case 'NOT_FOUND':
      expectTypeOf(error.details.key).toEqualTypeOf<string>()
      break
    case 'INVALID_DOCUMENT':
      expectTypeOf(error.details.problems).toEqualTypeOf<readonly Problem[]>()
      break
    default:
      // @ts-expect-error the other codes have no problems
      void error.details.problems
  }
}

// A lake is given by its address or by a client, never by both.
const client = createClient({projectId: 'p', dataset: 'd', apiVersion: '2025-02-19'})
sanitySource({projectId: 'p', dataset: 'd'})
sanitySource({client})
// @ts-expect-error the client has a dataset of its own
sanitySource({client, dataset: 'd'})
// @ts-expect-error the client has a token of its own
sanitySource({client, projectId: 'p', dataset: 'd', token: 't'})
// @ts-expect-error neither an address nor a client
sanitySource({dataset: 'd'})
