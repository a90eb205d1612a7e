import {expect, it} from 'vitest'

import {en} from '../words/en.ts'
import {clinic} from './clinic.ts'

const say = {words: en, denominator: 100, preview: false}

it('a mail to an address with signs of a link goes to that address and nobody else', () => {
  const email = 'a&b?cc=c%d@clinic.example'
  const told = JSON.stringify(clinic.get('contact')?.({contactPoints: [{label: 'x', email}]}, say))
  const [, href = ''] = /"href":"(mailto:[^"]*)"/.exec(told) ?? []
  expect(told).toContain(`"text":"${email}"`)
  expect(new URL(href).search).toBe('')
  expect(decodeURIComponent(new URL(href).pathname)).toBe(email)
})
