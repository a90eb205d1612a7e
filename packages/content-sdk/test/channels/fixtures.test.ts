import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {describe, expect, it} from 'vitest'

import {read} from './documents.ts'
import {care} from './fixtures/care.ts'
import {contact} from './fixtures/contact.ts'
import {texts} from './fixtures/texts.ts'

/** Lines for people; a browser shows the same page. */
const broken = (html: string) =>
  html.replace(
    /(?<=>)(?=<(?:article|header|section|footer|h\d|p|ul|ol|li|dl|div|aside|figure|figcaption|details)\b)/g,
    '\n',
  )

const table = [...texts, ...care, ...contact]

describe('the channels', () => {
  it.each(table)('$name', async ({type, documents, locale, out}) => {
    const document = await read(documents, type, documents[0]?._id ?? '', locale)
    const options = {linkTo: (id: string) => `/${id}`, assetUrl: (id: string) => `/files/${id}`}
    expect(broken(renderHtml(document, options))).toBe(out.html.trim())
    expect(renderMessage(document)).toEqual(out.message)
  })

  it('have fixtures with numbers of their own', () => {
    const numbers = table.map(({name}) => name.slice(0, 3))
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
