import {Schema} from '@sanity/schema'
import {builtinTypes} from '@sanity/schema/_internal'
import {describe, expect, it} from 'vitest'

import {fieldTitles} from './fieldTitles.ts'

const schema = Schema.compile({
  name: 'test',
  types: [
    ...builtinTypes,
    {name: 'part', type: 'document', fields: [{name: 'name', title: 'Name', type: 'string'}]},
    {
      name: 'page',
      type: 'document',
      fields: [
        {
          name: 'steps',
          title: 'Steps',
          type: 'array',
          of: [
            {
              type: 'object',
              name: 'step',
              fields: [
                {name: 'text', title: 'Text', type: 'string'},
                {name: 'part', title: 'Part', type: 'reference', to: [{type: 'part'}]},
              ],
            },
          ],
        },
        {
          name: 'parts',
          title: 'Parts',
          type: 'array',
          of: [{type: 'reference', to: [{type: 'part'}]}],
        },
      ],
    },
  ],
})

describe('fieldTitles', () => {
  it.each([
    ['steps', 'Steps'],
    ['steps[1].text', 'Steps 2 › Text'],
    ['steps[0].part.name', 'Steps 1 › Part › Name'],
    ['parts[2].name', 'Parts 3 › Name'],
    ['steps[0].unheardOf', 'Steps 1 › unheardOf'],
    ['unheardOf[0].text', 'unheardOf 1 › text'],
  ])('%s is “%s”', (path, titles) => {
    expect(fieldTitles(schema, 'page', path)).toBe(titles)
  })
})
