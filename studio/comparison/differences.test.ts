import {describe, expect, it} from 'vitest'

import {differencesOf} from './differences.ts'
import {passagesOf, type Passage} from './passages.ts'

const passage = (id: string, text: string): Passage => ({id, place: id, text})
const told = (before: Passage[], after: Passage[], locale = 'en') =>
  differencesOf(before, after, locale).map(({id, pieces, isChanged}) =>
    [id, isChanged ? '*' : '', ...pieces.map(({kind, text}) => `${kind[0]}(${text})`)].join(' '),
  )

describe('differencesOf', () => {
  it('finds whole words, not letters', () => {
    expect(
      told([passage('a', '[TEST] It is rare.')], [passage('a', '[TEST] It is not rare.')]),
    ).toEqual(['a * s([TEST] It is ) a(not ) s(rare.)'])
    expect(told([passage('a', '2 to 5%')], [passage('a', '2 to 15%')])).toEqual([
      'a * s(2 to ) r(5) a(15) s(%)',
    ])
  })

  it('knows where a word ends in French', () => {
    expect(told([passage('a', 'd’autres mots')], [passage('a', 'd’anciens mots')], 'fr')).toEqual([
      'a * s(d’) r(autres) a(anciens) s( mots)',
    ])
  })

  it('tells what is new, what is gone, and what stayed', () => {
    expect(
      told(
        [passage('gone', 'one'), passage('same', 'two')],
        [passage('same', 'two'), passage('new', 'three')],
      ),
    ).toEqual(['same  s(two)', 'new * a(three)', 'gone * r(one)'])
  })

  it.each([
    ['', '[TEST] all new'],
    ['[TEST] one\ntwo three', '[TEST] one two\nthree'],
    ['[TEST] same', '[TEST] same '],
  ])('loses no letter between %j and %j', (before, after) => {
    const [difference] = differencesOf([passage('a', before)], [passage('a', after)], 'en')
    const without = (kind: string) =>
      difference?.pieces
        .filter((piece) => piece.kind !== kind)
        .map(({text}) => text)
        .join('')
    expect(without('added')).toBe(before)
    expect(without('removed')).toBe(after)
    expect(difference?.isChanged).toBe(true)
  })
})

describe('passagesOf', () => {
  it('takes out texts, numbers and rich text, and names items by their keys', () => {
    const block = (text: string, more: object = {}) => ({
      _type: 'block',
      children: [{_type: 'span', text}],
      ...more,
    })
    const value = {
      groups: [{_key: 'g1', _type: 'group', title: '[TEST] Title', low: 2, only: true}],
      risk: {_id: 'risk-test', _type: 'risk', name: '[TEST] Risk'},
      body: [block('[TEST] One'), block('[TEST] Two', {listItem: 'bullet'})],
      nothing: undefined,
    }
    expect(passagesOf({value})).toEqual([
      {id: 'groups[g1].title', place: 'groups[0].title', text: '[TEST] Title'},
      {id: 'groups[g1].low', place: 'groups[0].low', text: '2'},
      {id: 'groups[g1].only', place: 'groups[0].only', text: 'true'},
      {id: 'risk.name', place: 'risk.name', text: '[TEST] Risk'},
      {id: 'body', place: 'body', text: '[TEST] One\n• [TEST] Two'},
    ])
  })
})
