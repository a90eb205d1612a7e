import {describe, expect, it} from 'vitest'

import {joinedSpans, markWords, richTextOf} from './richText.ts'

const span = (text: string, ...marks: string[]) => ({_type: 'span' as const, text, marks})
const block = (...children: ReturnType<typeof span>[]) => ({_type: 'block' as const, children})

describe('markWords', () => {
  it('marks words where they stand and changes none', () => {
    const blocks = [block(span('Before. Do it now. After.'))]
    expect(markWords(blocks, 'Do it now.', 'critical')).toEqual([
      block(span('Before. '), span('Do it now.', 'critical'), span(' After.')),
    ])
    expect(blocks[0]?.children).toHaveLength(1)
  })

  it('finds a beginning only at the beginning', () => {
    expect(markWords([block(span('Title - text'))], 'title', 'strong', 'start')).toEqual([
      block(span('Title', 'strong'), span(' - text')),
    ])
    expect(markWords([block(span('No Title'))], 'Title', 'strong', 'start')).toBeUndefined()
    expect(
      markWords([block(span('No')), block(span('Title'))], 'Title', 'strong', 'start'),
    ).toBeUndefined()
  })

  it('finds nothing where the words are interrupted or empty', () => {
    expect(
      markWords(
        [block(span('Do '), span('it', 'strong'), span(' now.'))],
        'Do it now.',
        'critical',
      ),
    ).toBeUndefined()
    expect(markWords([block(span('Do it'))], ' ', 'critical')).toBeUndefined()
  })
})

describe('richTextOf', () => {
  it('keeps the good paragraphs of an unfinished text', () => {
    const good = {_type: 'block', children: [{_type: 'span', text: 'good'}]}
    expect(richTextOf([good, {_type: 'image'}, null])).toEqual([good])
    expect(richTextOf('text')).toEqual([])
  })

  it('leaves out paragraphs and bullets that say nothing', () => {
    const bullet = {...block(span(''), span(' ')), listItem: 'bullet'}
    expect(richTextOf([block(span('a')), block(span('')), bullet, block()])).toEqual([
      block(span('a')),
    ])
  })
})

describe('joinedSpans', () => {
  it('joins neighbours that look alike, past empty ones, and changes no word', () => {
    const spans = [
      span('a', 'strong'),
      span(''),
      span('b', 'strong', 'critical'),
      span('c'),
      span('d', 'x'),
    ]
    expect(joinedSpans(spans).map(({text}) => text)).toEqual(['ab', 'cd'])
    const link = ({marks = []}: {marks?: string[]}) => marks.find((mark) => mark === 'x')
    expect(joinedSpans(spans, link).map(({text}) => text)).toEqual(['ab', 'c', 'd'])
  })
})
