import {documents} from '@jakamy/schemas'
import {localisedFieldTypes, studioTypes} from '@jakamy/schemas/studio'
import {Schema} from '@sanity/schema'
import {builtinTypes, groupProblems, validateSchema} from '@sanity/schema/_internal'
import {describe, expect, it} from 'vitest'

/** What the localisation plugin makes of {@link localisedFieldTypes} in the real Studio. */
const pluginTypes = localisedFieldTypes.flatMap((fieldType) => {
  const [name, own] = typeof fieldType === 'string' ? [fieldType, {type: fieldType}] : [fieldType.name, fieldType]
  const type = `internationalizedArray${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const value = {name: `${type}Value`, type: 'object', fields: [{name: 'language', type: 'string'}, {...own, name: 'value'}]}
  return [value, {name: type, type: 'array', of: [{type: `${type}Value`}]}]
})

describe('studioTypes', () => {
  it('gives Sanity a schema without a problem', () => {
    const types = [...pluginTypes, ...studioTypes()]
    const problems = groupProblems(validateSchema(types).getTypeNames().map((name) => validateSchema(types).get(name)))
    expect(problems.flatMap((group) => group.problems)).toEqual([])
    const schema = Schema.compile({name: 'clinic', types: [...builtinTypes, ...types]})
    expect(schema.getTypeNames()).toEqual(expect.arrayContaining(Object.keys(documents)))
  })
})
