import {describe, expect, it} from 'vitest'

import type {DocumentDefinition} from './defineDocument.ts'
import * as documents from './documents/index.ts'
import {firstText} from './firstText.ts'
import {shellOf} from './shellOf.ts'
import {validate} from './validate.ts'

/** What a person has to decide or write: no shell may do it for them. */
const forPeople = /This is required|Choose one of|Add at least|Enter a date|Write this in/

describe.each(Object.values<DocumentDefinition>(documents))('a new $name', (definition) => {
  const shell = shellOf(definition)

  it('breaks no rule but those that only a person can meet', () => {
    const document = {_id: 'test', _type: definition.name, ...shell}
    const issues = validate(definition, document).map(({path, message}) => `${path}: ${message}`)
    expect(issues.filter((issue) => !forPeople.test(issue))).toEqual([])
  })

  it('says nothing', () => {
    expect(valuesIn(shell).filter((value) => value !== 'notStated')).toEqual([])
  })
})

describe('shellOf', () => {
  it('opens the source language of each required text', () => {
    expect(shellOf(documents.procedure).title).toEqual([
      {_key: 'en', _type: 'internationalizedArrayStringValue', language: 'en'},
    ])
    expect(firstText(shellOf(documents.procedure).title, 'en')).toBeUndefined()
  })

  it('leaves what is optional, and every choice that cannot be left open, to people', () => {
    const shell = shellOf(documents.device)
    expect(shell).not.toHaveProperty('coating')
    expect(shell).not.toHaveProperty('kind')
    expect(shell.retained).toBe('notStated')
  })
})

/** Every value that is not the frame of a localised text. */
function valuesIn(value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [value]
  return Object.entries(value).flatMap(([key, child]) =>
    /^(_key|_type|language)$/.test(key) ? [] : valuesIn(child),
  )
}
