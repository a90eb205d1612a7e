import {expect, it} from 'vitest'

import {writersOf} from './index.ts'

const step = (hash: string, ...by: string[]) => ({by, hash})

it.each([
  ['nobody, when nothing was written', 'a', [], []],
  ['who changed the words', 'a', [step('b', 'u1')], ['u1']],
  ['nobody who left them as they were', 'a', [step('a', 'u1')], []],
  ['not who submitted or published in between', 'a', [step('b', 'u1'), step('b', 'u2')], ['u1']],
  ['who changed them back, too', 'a', [step('b', 'u1'), step('a', 'u2')], ['u1', 'u2']],
  ['each of them once', 'a', [step('b', 'u1'), step('c', 'u2'), step('d', 'u1')], ['u1', 'u2']],
  ['all that cannot be told apart', 'a', [step('b', 'u1', 'u2')], ['u1', 'u2']],
])('the writers are %s', (_name, before, history, expected) => {
  expect(writersOf(before, history)).toEqual(expected)
})
