import {parse} from 'groq-js'
import {describe, expect, it} from 'vitest'

import {query} from '../query.ts'
import {definitions} from '../reader.ts'
import type {Query} from '../source.ts'
import {toGroq, withdrawalsGroq} from './toGroq.ts'

const slice = {offset: 0, limit: 10}
const matches: Query['match'][] = [
  {by: 'id', id: '" || true || "'},
  {by: 'slug', slug: '" || true || "'},
  {by: 'all', ...slice, after: '" || true || "'},
  {by: 'all', ...slice, where: [{field: 'kind', as: 'value', equals: '" || true || "'}]},
  {by: 'related', id: '" || true || "', ids: ['" || true || "'], ...slice},
]

describe('toGroq', () => {
  it.each(
    Object.keys(definitions).flatMap((type) => matches.map((match) => [type, match] as const)),
  )('writes GROQ for %s %j in which no value stands', (type, match) => {
    const {groq, params} = toGroq(query(definitions, type, match), {withdrawals: true})
    expect(() => parse(groq, {params})).not.toThrow()
    expect(groq).not.toContain('true')
    expect(JSON.stringify(params)).toContain('true')
  })

  it('leaves the notices out of what a cache may keep, and asks for them alone', () => {
    const {groq} = toGroq(query(definitions, 'risk', matches[0]!), {withdrawals: false})
    expect(groq).not.toContain('withdrawal')
    expect(groq).not.toContain('now()')
    expect(withdrawalsGroq).toContain('*[_type == "withdrawal"]')
  })

  it('row 52: refuses a name of a field that is none', () => {
    const match: Query['match'] = {
      by: 'all',
      ...slice,
      where: [{field: 'x == 1 || true', as: 'value', equals: 1}],
    }
    expect(() => toGroq(query(definitions, 'risk', match), {withdrawals: true})).toThrow(
      'not the name',
    )
  })
})
