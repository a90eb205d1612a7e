import {Schema} from '@sanity/schema'
import {builtinTypes, groupProblems, validateSchema} from '@sanity/schema/_internal'

import type {StudioPart} from '../src/index.ts'
import {localisedFieldTypes} from '../src/studio.ts'

/** What the localisation plugin makes of {@link localisedFieldTypes} in the real Studio. */
const pluginTypes = localisedFieldTypes.flatMap((fieldType): StudioPart[] => {
  const [name, own] =
    typeof fieldType === 'string' ? [fieldType, {type: fieldType}] : [fieldType.name, fieldType]
  const type = `internationalizedArray${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const fields = [
    {name: 'language', type: 'string'},
    {...own, name: 'value'},
  ]
  const value = {name: `${type}Value`, type: 'object', fields}
  return [value, {name: type, type: 'array', of: [{type: `${type}Value`}]}]
})

/** What Sanity finds wrong with schema types; the Studio would refuse to start with any of it. */
export function problemsOf(types: readonly StudioPart[]): string[] {
  const checked = validateSchema([...pluginTypes, ...types])
  return groupProblems(checked.getTypes()).flatMap(({path, problems}) =>
    problems.map(({message}) => `${JSON.stringify(path)} ${message}`),
  )
}

/** Compiles schema types as the Studio does. */
export function compileStudio(types: readonly StudioPart[]) {
  return Schema.compile({name: 'clinic', types: [...builtinTypes, ...pluginTypes, ...types]})
}
