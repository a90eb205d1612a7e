import {describe, expect, it} from 'vitest'

import {canonical} from './canonical.ts'

const key = {_key: 'm1', _type: 'documentLink', document: {_type: 'reference', _ref: 'a'}}
const other = {_key: 'm2', _type: 'documentLink', document: {_type: 'reference', _ref: 'b'}}

function block(marks: readonly (readonly string[])[], markDefs: unknown) {
  return {
    _type: 'block',
    children: marks.map((each) => ({_type: 'span', text: 't', marks: each})),
    markDefs,
  }
}

describe('canonical', () => {
  it('writes the example of its description', () => {
    expect(canonical({b: 1, a: 'e\u0301', _key: 'x'})).toBe('{"a":"\u00e9","b":1}')
  })

  it('sorts keys at every depth, by code unit, also numeric ones', () => {
    const text = '{"10":1,"9":2,"Z":3,"a":{"b":4,"c":5},"é":6}'
    expect(canonical({a: {c: 5, b: 4}, é: 6, 9: 2, 10: 1, Z: 3})).toBe(text)
  })

  it.each(['_key', '_rev', '_createdAt', '_updatedAt', '_weak', '_strengthenOnPublish'])(
    'drops %s at every depth',
    (name) => {
      expect(canonical({a: [{b: 1, [name]: 'x'}], [name]: {c: 1}})).toBe('{"a":[{"b":1}]}')
    },
  )

  it('keeps every other name, also those that look like it', () => {
    const value = '{"_id":"a","_ref":"b","_type":"c","key":"d","language":"e"}'
    expect(canonical(JSON.parse(value))).toBe(value)
  })

  it('brings text, and nothing else, to NFC', () => {
    expect(canonical('A\u030a')).toBe(canonical('\u00c5'))
    expect(canonical('ﬁ')).not.toBe(canonical('fi'))
    expect(canonical('a')).not.toBe(canonical('a '))
    expect(canonical('a')).not.toBe(canonical('A'))
  })

  it('keeps the order of lists', () => {
    expect(canonical([2, 1])).toBe('[2,1]')
    expect(canonical([[1], [2]])).not.toBe(canonical([[1, 2]]))
    expect(canonical([])).toBe('[]')
  })

  it('tells values of different kinds apart', () => {
    const values = [
      null,
      true,
      false,
      0,
      1,
      '',
      '0',
      'null',
      'true',
      [],
      {},
      [null],
      {a: null},
      ['a'],
      {a: []},
    ]
    expect(new Set(values.map(canonical)).size).toBe(values.length)
  })

  it('writes numbers as JSON does', () => {
    expect(canonical([-0, 0.1, 1e21, 5])).toBe('[0,0.1,1e+21,5]')
  })

  it('leaves out fields without a value', () => {
    expect(canonical({a: undefined, b: 1})).toBe('{"b":1}')
    expect(canonical(undefined)).toBe('null')
    expect(canonical([undefined, 1])).toBe('[null,1]')
  })

  it('cannot be led astray by keys and texts that look like JSON', () => {
    expect(canonical({'a":1,"b': 1})).not.toBe(canonical({a: 1, b: 1}))
    expect(canonical(['a","b'])).not.toBe(canonical(['a', 'b']))
    expect(canonical(JSON.parse('{"__proto__":{"x":1},"constructor":2}'))).toBe(
      '{"__proto__":{"x":1},"constructor":2}',
    )
  })

  it('does not depend on the keys that link marks to their definitions', () => {
    const renamed = {...key, _key: 'other'}
    expect(canonical(block([['m1', 'strong']], [key]))).toBe(
      canonical(block([['other', 'strong']], [renamed])),
    )
  })

  it('notices swapped links', () => {
    const straight = canonical(block([['m1'], ['m2']], [key, other]))
    expect(canonical(block([['m2'], ['m1']], [key, other]))).not.toBe(straight)
    const swapped = [
      {...key, _key: 'm2'},
      {...other, _key: 'm1'},
    ]
    expect(canonical(block([['m1'], ['m2']], swapped))).not.toBe(straight)
  })

  it('notices a link that is lost, added or retargeted', () => {
    const linked = canonical(block([['m1'], []], [key]))
    expect(canonical(block([[], []], [key]))).not.toBe(linked)
    expect(canonical(block([['m1'], ['m1']], [key]))).not.toBe(linked)
    expect(
      canonical(block([['m1'], []], [{...key, document: {_type: 'reference', _ref: 'z'}}])),
    ).not.toBe(linked)
    for (const mark of ['0', 'definition 0']) {
      expect(canonical(block([[mark], []], [key]))).not.toBe(linked)
    }
  })

  it('keeps decorators as they are', () => {
    expect(canonical(block([['strong']], [key]))).not.toBe(canonical(block([['em']], [key])))
    expect(canonical(block([['strong']], []))).not.toBe(canonical(block([[]], [])))
  })

  it('reads blocks without marks or with broken ones', () => {
    expect(canonical(block([['strong']], null))).toContain('"marks":["strong"]')
    expect(canonical({children: 'x', markDefs: []})).toBe('{"children":"x","markDefs":[]}')
    expect(canonical({children: [null, {text: 'a'}], markDefs: [null]})).toBe(
      '{"children":[null,{"text":"a"}],"markDefs":[null]}',
    )
  })

  it('leaves what it reads as it was', () => {
    const value = block([['m1']], [key])
    const copy = structuredClone(value)
    canonical(value)
    expect(value).toEqual(copy)
  })
})
