import type {RichText} from '@jakamy/schemas'

import {safeAddress} from '../html/escapeHtml.ts'
import type {Context} from './context.ts'
import {escapeMarkdown, link, marked} from './escapeMarkdown.ts'

type Block = RichText[number]
type Span = Block['children'][number]

/** The paragraphs of a rich text, a list of bullets as one block. Links lead to our own documents only. */
export function richTextBlocks(blocks: RichText, context: Context): string[] {
  const told: string[] = []
  let isInList = false
  for (const block of blocks) {
    const line = block.children.map((span) => spanText(span, block, context)).join('')
    if (line.trim() === '') continue
    const last = told.at(-1)
    const bullet = `${'  '.repeat((block.level ?? 1) - 1)}- ${line.replaceAll('\\\n', ' ')}`
    if (block.listItem && isInList && last !== undefined)
      told[told.length - 1] = `${last}\n${bullet}`
    else told.push(block.listItem ? bullet : line)
    isInList = block.listItem !== undefined
  }
  return told
}

/** Spaces at the ends of a span are kept: they stand between it and its neighbours. */
function spanText(span: Span, block: Block, {linkTo}: Context): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(span.text) ?? []
  if (words === '') return before === '' ? '' : ' '
  const {marks = []} = span
  const definition = (block.markDefs ?? []).find(({_key}) => marks.includes(_key))
  const address = safeAddress(definition && linkTo?.(definition.document._ref))
  const isStrong = marks.includes('strong') || marks.includes('critical')
  const told = isStrong ? strong(words, span, block) : escapeMarkdown(words)
  return `${before && ' '}${link(told, address)}${after && ' '}`
}

/** Asterisks are bold only where a sign does not keep them from the words; elsewhere an element is. */
function strong(words: string, span: Span, {children}: Block): string {
  const at = children.indexOf(span)
  const isAlone =
    /(^|\s)$/.test(at === 0 ? '' : (children[at - 1]?.text ?? '')) || /^\s/.test(span.text)
  const isLast = /^($|\s)/.test(children[at + 1]?.text ?? '') || /\s$/.test(span.text)
  const holds =
    (isAlone || /^[\p{L}\p{N}]/u.test(words)) && (isLast || /[\p{L}\p{N}]$/u.test(words))
  return holds ? marked('**', escapeMarkdown(words)) : `<strong>${escapeMarkdown(words)}</strong>`
}
