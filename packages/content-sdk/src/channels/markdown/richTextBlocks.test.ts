import type {RichText} from '@jakamy/schemas'
import MarkdownIt from 'markdown-it'
import {describe, expect, it} from 'vitest'

import {en} from '../../words/en.ts'
import {richTextBlocks} from './richTextBlocks.ts'

type Block = RichText[number]

const span = (text: string, ...marks: string[]) => ({_type: 'span' as const, text, marks})
const block = (...children: Block['children']): Block => ({
  _type: 'block',
  markDefs: [
    {_type: 'documentLink', _key: 'link', document: {_type: 'reference', _ref: 'procedure-x'}},
  ],
  children,
})
const bullet = (level: number, ...children: Block['children']): Block => ({
  ...block(...children),
  listItem: 'bullet',
  level,
})

/** What a reader of Markdown makes of a rich text, without the spaces between blocks. */
function shown(...blocks: Block[]): string {
  const context = {locale: 'en', words: en, headingLevel: 1, linkTo: () => '/x'}
  const source = richTextBlocks(blocks, context).join('\n\n')
  return new MarkdownIt({html: true, linkify: true}).render(source).replaceAll(/\n+/g, '')
}

describe('a rich text in Markdown', () => {
  it('keeps a list a list, whatever level it begins with or leaves out', () => {
    expect(shown(bullet(3, span('a')), bullet(1, span('b')), bullet(3, span('c')))).toBe(
      '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>',
    )
  })

  it('keeps what begins with a space in its place', () => {
    expect(shown(bullet(1, span(' '), span('a')), bullet(2, span('b')))).toBe(
      '<ul><li>a<ul><li>b</li></ul></li></ul>',
    )
  })

  it('has no signs left where bold words meet', () => {
    const words = block(
      span('be', 'strong'),
      span('fore', 'strong', 'critical'),
      span(''),
      span(')', 'strong'),
    )
    expect(shown(words)).toBe('<p><strong>before)</strong></p>')
  })

  it('makes no picture of a link after an exclamation mark, and no link of an address', () => {
    expect(shown(block(span('Read!'), span('this', 'link')))).toBe(
      '<p>Read!<a href="/x">this</a></p>',
    )
    expect(shown(block(span('see _http://x.example')))).toBe('<p>see _http://x.example</p>')
  })

  it('keeps a line break between bold and other words, and none at the ends', () => {
    const words = block(span('\none\n', 'strong'), span('two\n'))
    expect(shown(words)).toBe('<p><strong>one</strong><br>two</p>')
  })
})
