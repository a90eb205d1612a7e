import {Review, RichText, Unit} from '@jakamy/content-sdk/react'
import {describe, expect, expectTypeOf, it} from 'vitest'

import {inLanguages, preview, read} from '../channels/documents.ts'
import {readHtml, wordsOf} from '../channels/readHtml.ts'
import {approved, seedDocuments} from '../seed.ts'
import {markup} from './page.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const page = approved(seed, id)

describe('Unit', () => {
  it('hands over the value with its status and type', async () => {
    const document = await read(page, 'procedure', id, 'en')
    const html = markup(
      <Unit document={document} name="overview">
        {({status, value}) => {
          expectTypeOf(status).toEqualTypeOf<'ok' | 'fallback'>()
          expectTypeOf(value.title).toEqualTypeOf<string>()
          return <h1>{value.title}</h1>
        }}
      </Unit>,
    )
    const title = document.units.overview.status === 'ok' ? document.units.overview.value.title : ''
    expect(title).not.toBe('')
    expect(html).toContain(`<h1>${title}</h1>`)
    expect(html).toMatch(
      /^<section class="content-section" id="overview" data-unit="overview" lang="en" dir="ltr">/,
    )
  })

  it('gives a fallback its language and direction, and tells of it', async () => {
    const document = await read(page, 'procedure', id, 'ar')
    const html = markup(
      <Unit document={document} name="overview">
        {({status, value}) => <p data-status={status}>{value.title}</p>}
      </Unit>,
    )
    const [section] = readHtml(html).tags
    expect(section?.attributes).toMatchObject({lang: 'en', dir: 'ltr'})
    expect(html).toContain('data-status="fallback"')
    expect(html).toContain('data-notice="fallback"')
  })

  it('does not ask for markup of what is withheld or absent', async () => {
    const withheld = await read(seed, 'procedure', id, 'en')
    const absent = await read(page, 'procedure', id, 'en')
    const asked: string[] = []
    const show = (document: typeof absent, name: 'risks' | 'sources') =>
      markup(
        <Unit document={document} name={name}>
          {({status}) => {
            asked.push(status)
            return 'value'
          }}
        </Unit>,
      )
    expect(withheld.units.risks.status).toBe('withheld')
    expect(show(withheld, 'risks')).toContain('data-notice="withheld"')
    expect(absent.units.sources.status).toBe('absent')
    expect(show(absent, 'sources')).toBe('')
    expect(asked).toEqual([])
  })

  it('puts the watermark on whatever a page makes of a preview', async () => {
    const document = await preview(seed, 'procedure', id, 'en')
    const html = markup(
      <Unit document={document} name="overview">
        {({status, value}) => {
          expectTypeOf(status).toEqualTypeOf<'preview'>()
          // An editor is still at work on it.
          expectTypeOf(value.title).toEqualTypeOf<string | undefined>()
          return value.title
        }}
      </Unit>,
    )
    expect(html).toContain('class="content-watermark"')
    expect(html).toContain('data-notice="verdict"')
  })

  it('refuses units the type does not have', async () => {
    const document = await read(page, 'procedure', id, 'en')
    const html = markup(
      // @ts-expect-error: a procedure has no such unit.
      <Unit document={document} name="dosage">
        {() => 'value'}
      </Unit>,
    )
    expect(html).toBe('')
  })
})

describe('RichText', () => {
  const block = (text: string, marks: string[] = [], markDefs: object[] = []) => ({
    _type: 'block',
    children: [{_type: 'span', text, marks}],
    markDefs,
  })
  const link = block(
    'words',
    ['l'],
    [{_type: 'documentLink', _key: 'l', document: {_type: 'reference', _ref: 'procedure-x'}}],
  )

  it('shows paragraphs and bullets, and links only where the page has an address', () => {
    const value = [
      block('[EN TEST] <b>', ['strong']),
      {...block('[EN TEST] item'), listItem: 'bullet', level: 1},
    ]
    expect(markup(<RichText value={value} />)).toBe(
      '<p><strong>[EN TEST] &lt;b&gt;</strong></p><ul><li>[EN TEST] item</li></ul>',
    )
    expect(markup(<RichText value={[link]} linkTo={(to) => `/${to}`} />)).toBe(
      '<p><a href="/procedure-x">words</a></p>',
    )
    expect(markup(<RichText value={[link]} />)).toBe('<p>words</p>')
    expect(markup(<RichText value={[link]} linkTo={() => 'javascript:alert(1)'} />)).toBe(
      '<p>words</p>',
    )
  })

  it('leaves out what is not well formed', () => {
    const value = [block('kept'), {_type: 'html', html: '<script>'}, null, 7]
    expect(markup(<RichText value={value} />)).toBe('<p>kept</p>')
    expect(markup(<RichText value="no blocks" />)).toBe('')
  })
})

describe('Review', () => {
  it('tells who reviewed the text, and nothing of a text that nobody did', async () => {
    const html = markup(<Review document={await read(page, 'procedure', id, 'en')} />)
    expect(wordsOf(html)).toContain('Test reviewer')
    const fake = inLanguages(seed, 'en')
    expect(markup(<Review document={await read(fake, 'procedure', id, 'en')} />)).toBe('')
  })
})
