import {renderHtml, renderSections} from '@jakamy/content-sdk/channels/html'
import {Article, Units, type RenderOptions} from '@jakamy/content-sdk/react'
import {describe, expect, it} from 'vitest'

import {contract, type Channel} from '../channels/contract.ts'
import {inLanguages, preview, read} from '../channels/documents.ts'
import {care} from '../channels/fixtures/care.ts'
import {contact} from '../channels/fixtures/contact.ts'
import {texts} from '../channels/fixtures/texts.ts'
import {readHtml} from '../channels/readHtml.ts'
import {approved, changed, seedDocuments} from '../seed.ts'
import {markup, told} from './page.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const options: RenderOptions = {
  linkTo: (to, locale) => `/${locale ?? 'en'}/${to}?a&b`,
  assetUrl: (file) => `/files/${file}`,
  headingLevel: 2,
  idPrefix: 'x-',
}

describe('Article', () => {
  it.each([...texts, ...care, ...contact])(
    'says what the HTML channel says: $name',
    async (fixture) => {
      const {type, documents, locale} = fixture
      const document = await read(documents, type, documents[0]?._id ?? '', locale)
      const html = markup(<Article document={document} {...options} />)
      expect(told(html)).toEqual(told(renderHtml(document, options)))
      expect(told(html).texts.length).toBeGreaterThan(0)
    },
  )

  it.each([
    ['a reader’s', approved(seed, id)],
    ['one that nobody approved', seed],
    ['one in another language', approved(inLanguages(seed, 'en'), id)],
  ])('says what the HTML channel says of the whole page: %s', async (_, documents) => {
    for (const locale of ['en', 'fr']) {
      const document = await read(documents, 'procedure', id, locale)
      const html = markup(<Article document={document} {...options} />)
      expect(told(html)).toEqual(told(renderHtml(document, options)))
    }
  })

  it('says what the HTML channel says of a preview', async () => {
    const document = await preview(seed, 'procedure', id, 'fr')
    const html = markup(<Article document={document} {...options} />)
    expect(told(html)).toEqual(told(renderHtml(document, options)))
  })

  it('is found out when it says something else', async () => {
    const document = await read(approved(seed, id), 'procedure', id, 'en')
    const html = markup(<Article document={document} {...options} />)
    const changes = [/<aside.*?<\/aside>/, / lang="en"/, /<footer>.*<\/footer>/]
    for (const change of changes) {
      const other = html.replace(change, '')
      expect(other).not.toBe(html)
      expect(told(other)).not.toEqual(told(renderHtml(document, options)))
    }
  })
})

describe('Article as a channel', () => {
  const channel: Channel = {
    render: (document, {words}) =>
      markup(
        <Article
          document={document}
          linkTo={() => 'javascript:alert(1)'}
          assetUrl={() => 'javascript:alert(1)'}
          {...(words ? {words} : {})}
        />,
      ),
    texts: (output) => readHtml(output).texts,
    dangers: (output) => {
      const {tags, faults} = readHtml(output)
      return [
        ...faults,
        ...tags.flatMap(({name, attributes}) => [
          ...(['script', 'iframe', 'style'].includes(name) ? [name] : []),
          ...Object.entries(attributes).flatMap(([key, value]) =>
            key.startsWith('on') || /^\s*javascript/i.test(value) ? [key] : [],
          ),
        ]),
      ]
    },
  }

  it.each(Object.entries(contract))('%s', async (_, check) => {
    expect(await check(channel)).toEqual([])
  })
})

describe('Units', () => {
  const documents = approved(seed, id)

  it('says what the sections of the HTML channel say, with their labels', async () => {
    for (const document of [
      await read(documents, 'procedure', id, 'fr'),
      await preview(seed, 'procedure', id, 'en'),
    ]) {
      const sections = renderSections(document, options).map(({html}) => html)
      const html = markup(<Units document={document} {...options} />)
      expect(told(html)).toEqual(told(sections.join('')))
    }
  })

  it('shows the units that are asked for, in that order', async () => {
    const document = await read(documents, 'procedure', id, 'en')
    const html = markup(<Units document={document} units={['risks', 'why']} />)
    const units = readHtml(html).tags.flatMap(({attributes}) => attributes['data-unit'] ?? [])
    expect(units).toEqual(['risks', 'why'])
    // @ts-expect-error: a procedure has no such unit.
    expect(markup(<Units document={document} units={['nothing']} />)).toBe('')
  })

  it('never shows a preview without its watermark', async () => {
    const document = await preview(seed, 'procedure', id, 'en')
    const {tags} = readHtml(markup(<Units document={document} />))
    const sections = tags.filter(({name}) => name === 'section').length
    const marks = tags.filter(({attributes}) => attributes.class === 'content-watermark').length
    expect(sections).toBeGreaterThan(5)
    expect(marks).toBe(sections)
  })

  it('tells what is withheld', async () => {
    const touched = changed(documents, id, (document) =>
      Object.assign(document, {
        stay: {
          statement: [
            {
              _key: 'en',
              _type: 'internationalizedArrayTextValue',
              language: 'en',
              value: '[EN TEST] canary',
            },
          ],
        },
      }),
    )
    const document = await read(touched, 'procedure', id, 'en')
    const html = markup(<Units document={document} units={['stay']} />)
    expect(html).toContain('data-notice="withheld"')
    expect(html).not.toContain('canary')
    // The same words show once they are approved.
    const shown = await read(approved(touched, id), 'procedure', id, 'en')
    expect(markup(<Units document={shown} units={['stay']} />)).toContain('canary')
  })
})
