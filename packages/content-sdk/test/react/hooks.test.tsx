import {createContent, createPreview, memorySource, type Source} from '@jakamy/content-sdk'
import {
  Article,
  ContentProvider,
  useContent,
  useDocument,
  useDocuments,
  useRelated,
  useSearch,
} from '@jakamy/content-sdk/react'
import {Suspense, type ReactNode} from 'react'
import {renderToReadableStream, renderToStaticMarkup} from 'react-dom/server'
import {describe, expect, expectTypeOf, it} from 'vitest'

import {approved, now, seedDocuments} from '../seed.ts'

const id = 'procedure-coronary-stent'
const memory = memorySource(approved(seedDocuments(), id))

/** Waits a little, as a network does, and counts. */
function slowSource(read: Source['read'] = memory.read): Source & {reads: number} {
  const source = {
    ...memory,
    reads: 0,
    read: async (...query: Parameters<Source['read']>) => {
      source.reads += 1
      await new Promise((resolve) => setTimeout(resolve, 20))
      return read(...query)
    },
  }
  return source
}

const client = (source: Source) => createContent({source, locale: 'en', now, freshFor: 0})

function Page({slug}: {slug: string}) {
  const document = useDocument('procedure', slug)
  if (!document) return <p>no such page</p>
  expectTypeOf(document.type).toEqualTypeOf<'procedure'>()
  return <Article document={document} />
}

async function stream(
  page: ReactNode,
  onError: (error: unknown) => undefined = () => undefined,
): Promise<string> {
  return new Response(await renderToReadableStream(page, {onError})).text()
}

describe('the hooks', () => {
  it('wait in the nearest Suspense and stream the document', async () => {
    const network = Promise.withResolvers<void>()
    const source = slowSource(async (...query) => {
      await network.promise
      return memory.read(...query)
    })
    // React streams whole pages: it holds back a boundary that nothing stands around.
    const answer = await renderToReadableStream(
      <html lang="en">
        <body>
          <ContentProvider content={client(source)}>
            <Suspense fallback={<p>waiting</p>}>
              <Page slug="coronary-stent" />
            </Suspense>
          </ContentProvider>
        </body>
      </html>,
    )
    const reader = answer.getReader()
    const first = new TextDecoder().decode((await reader.read()).value)
    expect(first).toContain('waiting')
    expect(first).not.toContain('<article')
    network.resolve()
    let rest = ''
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      rest += new TextDecoder().decode(part.value)
    }
    expect(rest).toContain(`data-id="${id}"`)
    expect(source.reads).toBe(1)
  })

  it('ask once for what several components want', async () => {
    const source = slowSource()
    const html = await stream(
      <ContentProvider content={client(source)}>
        <Page slug="coronary-stent" />
        <Page slug="coronary-stent" />
      </ContentProvider>,
    )
    expect(html.match(/<article/g)).toHaveLength(2)
    expect(source.reads).toBe(1)
  })

  it('list documents, with their type', async () => {
    function List() {
      const {documents} = useDocuments('risk', {limit: 2})
      expectTypeOf(documents[0]?.type).toEqualTypeOf<'risk' | undefined>()
      return documents.map((risk) => <p key={risk.id}>{risk.id}</p>)
    }
    const html = await stream(
      <ContentProvider content={client(slowSource())}>
        <List />
      </ContentProvider>,
    )
    expect(html.match(/<p>risk-/g)).toHaveLength(2)
  })

  it('search the approved words, and ask once for the same words', async () => {
    const source = slowSource()
    function Hits({words}: {words: string}) {
      const {documents, total} = useSearch(words, {type: ['procedure', 'risk']})
      expectTypeOf(documents[0]?.document.type).toEqualTypeOf<'procedure' | 'risk' | undefined>()
      return (
        <ul data-total={total}>
          {documents.map(({document}) => (
            <li key={document.id}>{document.id}</li>
          ))}
        </ul>
      )
    }
    const content = client(source)
    const page = (words: string) => (
      <ContentProvider content={content}>
        <Hits words={words} />
        <Hits words={words} />
      </ContentProvider>
    )
    const html = await stream(page('dilatation'))
    expect(html.match(new RegExp(`<li>${id}</li>`, 'g'))).toHaveLength(2)
    const {reads} = source
    expect(await stream(page('dilatation'))).toBe(html)
    expect(source.reads).toBe(reads)
    expect(await stream(page('zzzzzz'))).toBe('<ul data-total="0"></ul>'.repeat(2))
  })

  it('show what is related to a document, with its type', async () => {
    function Devices({slug}: {slug: string}) {
      const {documents} = useRelated('procedure', slug, 'device')
      expectTypeOf(documents[0]?.type).toEqualTypeOf<'device' | undefined>()
      return documents.map((device) => <p key={device.id}>{device.id}</p>)
    }
    const page = (slug: string) => (
      <ContentProvider content={client(slowSource())}>
        <Devices slug={slug} />
      </ContentProvider>
    )
    expect(await stream(page('coronary-stent'))).toBe('<p>device-coronary-stent</p>')
    await expect(stream(page('nowhere'))).rejects.toThrow('nothing is related to it')
  })

  it('say when there is no such document', async () => {
    const html = await stream(
      <ContentProvider content={client(slowSource())}>
        <Page slug="nowhere" />
      </ContentProvider>,
    )
    expect(html).toBe('<p>no such page</p>')
  })

  it('hand a failing source to the error boundary, once', async () => {
    const source = slowSource(async () => Promise.reject(new Error('[TEST] down')))
    const errors: unknown[] = []
    await expect(
      stream(
        <ContentProvider content={client(source)}>
          <Page slug="coronary-stent" />
        </ContentProvider>,
        (error) => {
          errors.push(error)
        },
      ),
    ).rejects.toMatchObject({cause: {message: '[TEST] down'}})
    expect(errors).toHaveLength(1)
    expect(source.reads).toBe(1)
  })

  it('ask again for a later page, so that a server never serves old answers', async () => {
    const source = slowSource()
    const content = client(source)
    const page = (
      <ContentProvider content={content}>
        <Page slug="coronary-stent" />
      </ContentProvider>
    )
    await stream(page)
    await new Promise((resolve) => setTimeout(resolve, 1100))
    await stream(page)
    expect(source.reads).toBe(2)
  })

  it('need a provider and say so', () => {
    function Lost() {
      useContent()
      return null
    }
    expect(() => renderToStaticMarkup(<Lost />)).toThrow('Put <ContentProvider content={…}> around')
  })

  it('row 56: take no preview client, whose token must not reach a browser', async () => {
    const preview = createPreview({source: {...memory, drafts: true}, locale: 'en', now})
    // @ts-expect-error: a preview is read on a server.
    const page = <ContentProvider content={preview}>{null}</ContentProvider>
    expect(await stream(page)).toBe('')
  })
})
