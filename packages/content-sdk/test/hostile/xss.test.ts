import {renderHtml, renderSections, type Renderable} from '@jakamy/content-sdk/channels/html'
import {parseFragment, type DefaultTreeAdapterTypes} from 'parse5'
import {describe, expect, it} from 'vitest'

import {preview, put, read, rewritten} from '../channels/documents.ts'
import {approved, seedDocuments} from '../seed.ts'
import {hostileAddresses, payloads} from './payloads.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()

const elements = new Set(
  'article header footer section aside figure figcaption details summary p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd div span strong bdi a img video audio track br svg path'.split(
    ' ',
  ),
)
const attributes = new Set(
  'class lang dir id role href hreflang src srcset sizes alt width height style loading decoding controls preload kind srclang label data-type data-id data-unit data-notice aria-label viewBox fill stroke d stroke-width stroke-linecap stroke-dasharray'.split(
    ' ',
  ),
)

/** What in a fragment, as a browser reads it, is not ours: elements, attributes and addresses. */
function foreign(html: string): string[] {
  const found: string[] = []
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) {
      if (!elements.has(node.tagName)) found.push(`<${node.tagName}>`)
      for (const {name, value} of node.attrs) {
        if (!attributes.has(name)) found.push(`${node.tagName}[${name}]`)
        const isAddress = name === 'href' || name === 'src'
        if (isAddress && !/^(https?:\/\/[^/\\]|tel:|mailto:|[/#?](?![/\\]))/.test(value)) {
          found.push(`${name}=${value}`)
        }
      }
    } else if (node.nodeName === '#comment') found.push('a comment')
    if ('childNodes' in node) node.childNodes.forEach(visit)
  }
  visit(parseFragment(html))
  return found
}

const rendered = (document: Renderable): string =>
  renderHtml(document) +
  renderSections(document)
    .map(({html}) => html)
    .join('')

describe('row 53: HTML as a browser parses it', () => {
  it('has a check that sees what it looks for', () => {
    expect(foreign('<p>a<img src=q onerror=x(1)>')).toEqual(['src=q', 'img[onerror]'])
    expect(foreign('<a href="javascript:x(1)">')).toEqual(['href=javascript:x(1)'])
    expect(foreign('<a href="//example.org">')).toEqual(['href=//example.org'])
    expect(foreign('<script>x(1)</script><!-- -->')).toEqual(['<script>', 'a comment'])
    // Unescaped, nearly all of the payloads would show.
    const caught = payloads.filter((payload) => foreign(`<p>${payload}</p>`).length > 0)
    expect(caught.length).toBeGreaterThan(350)
    expect(payloads.length).toBeGreaterThan(857)
  })

  it('is ours alone, whatever stands in every text of a document', async () => {
    let shown = 0
    for (const payload of payloads) {
      const hostile = rewritten(seed, (english) => [put(english, 'en', payload)])
      const html = renderHtml(await preview(hostile, 'procedure', id, 'en'))
      expect({payload, found: foreign(html)}).toEqual({payload, found: []})
      if (html.length > 3000) shown += 1
    }
    expect(shown).toBe(payloads.length)
  }, 180_000)

  it('is ours alone when somebody has approved such words', async () => {
    for (const payload of payloads.filter((_, index) => index % 40 === 0)) {
      const hostile = rewritten(seed, (english) => [put(english, 'en', payload.slice(0, 60))])
      const document = await read(approved(hostile, id), 'procedure', id, 'en')
      expect(document.units.risks.status).toBe('ok')
      expect({payload, found: foreign(rendered(document))}).toEqual({payload, found: []})
    }
  })

  it('uses no address of a page that could act', async () => {
    const document = await preview(seed, 'procedure', id, 'en')
    for (const [index, address] of hostileAddresses.entries()) {
      // A page is someone else's code: it may answer with anything.
      const give: () => string = () => Reflect.apply((value: never) => value, undefined, [address])
      const found = foreign(renderHtml(document, {linkTo: give, assetUrl: give}))
      expect({index, found}).toEqual({index, found: []})
    }
  })
})
