import {describe, expect, it} from 'vitest'
import * as z from 'zod/mini'

import {field, metaOf} from './field.ts'

describe('field', () => {
  it('gives a schema a label, also when it is optional', () => {
    const name = field(z.string(), {title: '[TEST] name'}, {type: 'string'})
    expect(metaOf(z.optional(name))).toEqual({title: '[TEST] name', studio: {type: 'string'}})
  })

  it('refuses to make one schema two fields', () => {
    const shared = z.string()
    field(shared, {title: 'First'}, {type: 'string'})
    expect(() => field(shared, {title: 'Second'}, {type: 'string'})).toThrow(
      'One schema cannot be the field "First" and the field "Second". Make a new one for each.',
    )
    expect(metaOf(shared)?.title).toBe('First')
  })
})
