import {hasText} from '../hasText.ts'
import {isRecord} from '../isRecord.ts'

/**
 * The words of a stored text, in Unicode NFC: a string as it is, the paragraphs of Portable Text on
 * lines of their own, and nothing for what says nothing.
 */
export function plainText(value: unknown): string {
  if (typeof value === 'string') return hasText(value) ? value.normalize('NFC') : ''
  if (!Array.isArray(value)) return ''
  const lines = value.map((block) => {
    const children = isRecord(block) && Array.isArray(block.children) ? block.children : []
    return children.map((child) => (typeof child?.text === 'string' ? child.text : '')).join('')
  })
  return plainText(lines.filter((line) => line !== '').join('\n'))
}
