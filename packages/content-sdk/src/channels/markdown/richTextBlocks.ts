import type {RichText} from '@jakamy/schemas'

import {isStrong, joinedSpans} from '../../richText.ts'
import {safeAddress} from '../html/escapeHtml.ts'
import type {Context} from './context.ts'
import {escapeMarkdown, link, marked} from './escapeMarkdown.ts'

type Block = RichText[number]
type Span = Block['children'][number]

/** The paragraphs of a rich text, a list of bullets as one block. Links lead to our own documents only. */
export function richTextBlocks(blocks: RichText, context: Context): string[] {
  const told: string[] = []
  let depth = 0
  for (const block of blocks) {
    const line = lineOf(block, context)
    if (line === '') continue
    const last = told.at(-1)
    const isInList = depth > 0
    // A level that is left out would be indented so far that it is code.
    depth = block.listItem ? Math.min(block.level ?? 1, depth + 1) : 0
    const bullet = `${'  '.repeat(Math.max(0, depth - 1))}- ${line.replaceAll('\\\n', ' ')}`
    if (block.listItem && isInList && last !== undefined)
      told[told.length - 1] = `${last}\n${bullet}`
    else told.push(block.listItem ? bullet : line)
  }
  return told
}

function lineOf(block: Block, context: Context): string {
  const definitions = new Set((block.markDefs ?? []).map(({_key}) => _key))
  const children = joinedSpans(block.children, ({marks = []}) =>
    marks.find((mark) => definitions.has(mark)),
  )
  const whole = {...block, children}
  return (
    children
      .map((span) => spanText(span, whole, context))
      .join('')
      // Before a link an exclamation mark would make a picture of it.
      .replace(/!(?=\[)/g, '\\!')
      .replace(/^(?:\\\n| )+|(?:\\\n| )+$/g, '')
  )
}

/** Spaces and line breaks at the ends of a span are kept: they stand between it and its neighbours. */
function spanText(span: Span, block: Block, {linkTo}: Context): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(span.text) ?? []
  if (words === '') return gap(before)
  const {marks = []} = span
  const definition = (block.markDefs ?? []).find(({_key}) => marks.includes(_key))
  const address = safeAddress(definition && linkTo?.(definition.document._ref))
  const told = isStrong(span) ? strong(words, span, block) : escapeMarkdown(words)
  return `${gap(before)}${link(told, address)}${gap(after)}`
}

const gap = (spaces: string) => (spaces.includes('\n') ? '\\\n' : spaces && ' ')

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
