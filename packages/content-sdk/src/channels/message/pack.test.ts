import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {isolate} from '../../words/isolate.ts'
import {pack} from './pack.ts'
import type {Piece} from './pieces.ts'
import {bold, plain, words} from './plain.ts'
import {splitText} from './splitText.ts'

const text = (words: string): Piece => ({kind: 'text', text: words})
const letters = (text: string) => text.replace(/[…\s*]/g, '')

describe('splitText', () => {
  it('divides at the ends of sentences, then of clauses, and says that it goes on', () => {
    expect(splitText('First one. Second one, longer than that. Third.', 30, 'en')).toEqual([
      'First one. Second one, …',
      '… longer than that. Third.',
    ])
  })

  it('keeps bold that is cut bold on both sides', () => {
    expect(splitText('A *bold one. Another bold one* end.', 25, 'en')).toEqual([
      'A *bold one.* …',
      '… *Another bold one* …',
      '… end.',
    ])
  })

  it('never cuts what a reader sees as one character', () => {
    const family = '👨‍👩‍👧'
    const parts = splitText(family.repeat(5), 25, 'en')
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) expect(part.replace(/[… ]/g, '').length % family.length).toBe(0)
  })

  it('loses nothing and keeps the limit, whatever the text', () => {
    const word = fc.string({
      unit: fc.constantFrom('a', 'é', ',', '.', 'ب', '–'),
      minLength: 1,
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        fc.array(word, {maxLength: 60}),
        fc.integer({min: 40, max: 200}),
        (words, limit) => {
          const whole = words.join(' ')
          const parts = splitText(whole, limit, 'fr')
          expect(letters(parts.join(''))).toBe(letters(whole))
          for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit)
        },
      ),
    )
  })
})

describe('pack', () => {
  it('keeps a heading with what follows', () => {
    const pieces: Piece[] = [
      text('a'.repeat(30)),
      {kind: 'heading', text: '*H*'},
      text('b'.repeat(20)),
    ]
    expect(pack(pieces, 40, 'en')).toEqual(['a'.repeat(30), `*H*\n${'b'.repeat(20)}`])
  })

  it('divides nothing that fits by itself, and never what must stand whole', () => {
    const long = 'Never cut this. '.repeat(10).trim()
    const pieces: Piece[] = [text('One. Two.'), {kind: 'whole', text: long}, text('Three. Four.')]
    expect(pack(pieces, 50, 'en')).toEqual(['One. Two.', long, 'Three. Four.'])
  })

  it('takes a group that is too long apart at its pieces', () => {
    const parts: Piece[] = [
      text('First sentence of the group. Second sentence of it.'),
      {kind: 'whole', text: '*Important* – must stay whole. Really must.'},
    ]
    const group: Piece = {kind: 'text', text: parts.map((part) => part.text).join('\n'), parts}
    expect(pack([group], 45, 'en')).toEqual([
      'First sentence of the group. …',
      '… Second sentence of it.',
      '*Important* – must stay whole. Really must.',
    ])
  })
})

describe('plain', () => {
  it('leaves nothing a messenger would act on, and addresses as they are', () => {
    expect(plain('*a* _b_ ~c~ `d` 2*3')).toBe('∗a∗ ＿b＿ ∼c∼ ʼdʼ 2∗3')
    expect(plain('> quote\n >again > not')).toBe('› quote\n ›again > not')
    expect(plain('a_b@example.org https://example.org/~x_y')).toContain('a_b@example.org')
  })
})

describe('words', () => {
  it('isolate values where the text runs from right to left, and only there', () => {
    const sentence = `x ${isolate('2 to 5')} y`
    expect(words({text: sentence, locale: 'ar'})).toBe(sentence)
    expect(words({text: sentence, locale: 'fr'})).toBe('x 2 to 5 y')
  })
})

describe('bold', () => {
  it('ends with the line and leaves spaces outside', () => {
    expect(bold(' two \nlines')).toBe(' *two* \n*lines*')
    expect(bold('  ')).toBe('  ')
  })
})
