import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {describe, expect, it} from 'vitest'

import {read} from './documents.ts'
import {care} from './fixtures/care.ts'
import {contact} from './fixtures/contact.ts'
import {texts} from './fixtures/texts.ts'
import {readSsml} from './readSsml.ts'

/** Lines for people; a browser shows the same page. */
const broken = (html: string) =>
  html.replace(
    /(?<=>)(?=<(?:article|header|section|footer|h\d|p|ul|ol|li|dl|div|aside|figure|figcaption|details)\b)/g,
    '\n',
  )

/** The words of each paragraph of SSML. */
const paragraphs = (ssml: string) =>
  [...ssml.matchAll(/<p[^>]*>(.*?)<\/p>/g)].map(([, inside = '']) =>
    readSsml(`<p>${inside}</p>`)
      .texts.map(({text}) => text)
      .join(''),
  )

const table = [...texts, ...care, ...contact]

describe('the channels', () => {
  it.each(table)('$name', async ({name, type, documents, locale, out}) => {
    const document = await read(documents, type, documents[0]?._id ?? '', locale)
    const options = {linkTo: (id: string) => `/${id}`, assetUrl: (id: string) => `/files/${id}`}
    // A thousand dots are looked at elsewhere.
    const html = renderHtml(document, options).replace(
      /(<svg class="content-icons").*?(?=<\/svg>)/g,
      '$1>',
    )
    expect(broken(html)).toBe(out.html.trim())
    expect(renderMessage(document)).toEqual(out.message)

    const kept = `fixtures/out/${name.replace(/[^\w]+/g, '-')}`
    const {ssml, transcript} = renderSpeech(document)
    await expect(renderMarkdown(document, options)).toMatchFileSnapshot(`${kept}.md`)
    await expect(`${JSON.stringify(renderJson(document), null, 2)}\n`).toMatchFileSnapshot(
      `${kept}.json`,
    )
    await expect(`${ssml.replace(/(?=<p|<break|<\/speak)/g, '\n')}\n`).toMatchFileSnapshot(
      `${kept}.ssml`,
    )
    expect(transcript.split('\n')).toEqual(paragraphs(ssml))
  })

  it('have fixtures with numbers of their own', () => {
    const numbers = table.map(({name}) => name.slice(0, 3))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
