import {trapName} from '@jakamy/content-sdk/enquiry'

import type {Sent} from './service.ts'

/** The names of the fields that are no answers. No key of a question holds a hyphen. */
export const keyField = 'form-key'
export const localeField = 'form-locale'

/** Most bytes of a form; letters with accents take six in this encoding. */
const largest = 128 * 1024

/**
 * Reads a form as a browser posts it.
 * @returns why it cannot be read, otherwise
 */
export async function readFields(request: Request): Promise<Sent | 'tooLong' | 'unreadable'> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) return 'unreadable'
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > largest) return 'tooLong'
    text += decoder.decode(chunk, {stream: true})
  }
  const fields = [...new URLSearchParams(text)]
  const values = new Map(fields)
  // Two answers to one question: no browser sends that.
  if (values.size !== fields.length) return 'unreadable'
  const take = (name: string) => {
    const value = values.get(name) ?? ''
    values.delete(name)
    return value
  }
  return {
    key: take(keyField),
    locale: take(localeField),
    trap: take(trapName),
    answers: Object.fromEntries(values),
  }
}
