import type {Text} from '../../outline/nodes.ts'
import {plainPhrase} from '../../words/plainPhrase.ts'

/** Characters a messenger reads as formatting, and those that look like them and are only text. */
const lookalikes: Readonly<Record<string, string>> = {'*': '∗', _: '＿', '~': '∼', '`': 'ʼ'}

/**
 * A text that a messenger shows as it is. Formatting characters are replaced where a messenger would
 * act on them: asterisks everywhere, the others at the edge of a word, so that `a_b@example.org`
 * stays what it is.
 */
export function plain(text: string): string {
  return text
    .replace(/\*/g, lookalikes['*'] ?? '')
    .replace(
      /(?<![\p{L}\p{N}])[_~`]|[_~`](?![\p{L}\p{N}])/gu,
      (character) => lookalikes[character] ?? '',
    )
    .replace(/^(\s*)>/gm, '$1›')
    .replace(/\r\n?/g, '\n')
}

/** Text of the content or of the interface. */
export function words(text: Text): string {
  return plain(typeof text === 'string' ? text : plainPhrase(text))
}

/** Bold, as messengers write it. Line by line: bold does not reach over the end of one. */
export function bold(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.trim() === '' ? line : line.replace(/^(\s*)(.*?)(\s*)$/, '$1*$2*$3')))
    .join('\n')
}
