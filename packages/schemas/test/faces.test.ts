import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

import {documents, type DocumentDefinition} from '@jakamy/schemas'
import {describe, expect, it} from 'vitest'

import {facesOf} from '../faces/facesOf.ts'

const root = path.resolve(import.meta.dirname, '..')
const definitions = Object.values<DocumentDefinition>(documents)

/** Files that differ from what the definitions say, or are too many. */
function drifted(wanted: ReadonlyMap<string, string>): string[] {
  const there = readdirSync(path.join(root, 'json-schema')).map((name) => `json-schema/${name}`)
  const stray = there.filter((file) => !wanted.has(file))
  const different = [...wanted].filter(([file, text]) => {
    const known = [...there, 'schema.json'].includes(file)
    return !known || readFileSync(path.join(root, file), 'utf8') !== text
  })
  return [...stray, ...different.map(([file]) => file)]
}

describe('the published faces of the definitions', () => {
  it('say what the definitions say (else: npm run build)', () => {
    expect(drifted(facesOf(definitions))).toEqual([])
  })

  it('are found out when a definition changes, appears or goes', () => {
    const [first, ...others] = definitions
    if (!first) throw new Error('There are no definitions.')
    const changed = {...first, description: '[TEST] another description'}
    expect(drifted(facesOf([changed, ...others]))).toEqual([`json-schema/${first.name}.json`])
    // Nothing refers to a withdrawal.
    const {withdrawal: gone, ...rest} = documents
    const fewer = Object.values<DocumentDefinition>(rest)
    expect(drifted(facesOf(fewer))).toContain(`json-schema/${gone.name}.json`)
  })
})
