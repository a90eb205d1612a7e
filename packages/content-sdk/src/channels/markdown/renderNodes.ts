import type {Fact, Figure, Notice, OutlineNode} from '../../outline/nodes.ts'
import {safeAddress} from '../html/escapeHtml.ts'
import {inline, inLanguage, type Context} from './context.ts'
import {escapeAddress, escapeMarkdown, link, marked} from './escapeMarkdown.ts'
import {richTextBlocks} from './richTextBlocks.ts'

/** The nodes of an outline as blocks of Markdown, which an empty line separates. */
export function renderNodes(nodes: readonly OutlineNode[], context: Context): string[] {
  return nodes.flatMap((node) => renderNode(node, context)).filter((block) => block !== '')
}

/** Something the interface tells, set apart as a quotation, in its own language. */
export function renderNotice({phrase}: Notice, {locale}: Context): string[] {
  return inLanguage(phrase.locale, locale, [quoted(inline(phrase, phrase))])
}

function renderNode(node: OutlineNode, context: Context): string[] {
  switch (node.kind) {
    case 'heading': {
      const level = Math.min(6, context.headingLevel + node.level)
      return [`${'#'.repeat(level)} ${oneLine(inline(node.text, context))}`]
    }
    case 'paragraph':
      return [inline(node.text, context)]
    case 'richText':
      return richTextBlocks(node.blocks, context)
    case 'list':
      return [list(node.items, node.ordered, context)]
    case 'group':
      return renderNodes(node.nodes, context)
    case 'warning':
    case 'critical': {
      const label = marked('**', inline(node.label, context))
      return [quoted(`${label} ${marked('**', escapeMarkdown(node.text))}`)]
    }
    case 'frequency': {
      const of = node.of === undefined ? '' : `${escapeMarkdown(node.of)} – `
      return [of + inline(node.phrase, context)]
    }
    case 'facts':
      return [node.facts.map((fact) => factLine(fact, context)).join('\n')]
    case 'link': {
      const address = safeAddress(context.linkTo?.(node.document))
      return address === undefined ? [] : [link(inline(node.text, context), address)]
    }
    case 'figure':
      return figure(node, context)
    case 'notice':
      return renderNotice(node, context)
  }
}

/** Items under their marks; what follows in an item is indented to the width of its mark. */
function list(items: readonly OutlineNode[][], ordered: boolean, context: Context): string {
  return items
    .map((item, index) => {
      const mark = ordered ? `${index + 1}. ` : '- '
      const [first = '', ...rest] = renderNodes(item, context).join('\n\n').split('\n')
      const indented = rest.map((line) => (line === '' ? '' : ' '.repeat(mark.length) + line))
      return [mark + first, ...indented].join('\n')
    })
    .join('\n\n')
}

function factLine({label, values}: Fact, context: Context): string {
  const told = values.map(({text, href}) => link(inline(text, context), safeAddress(href)))
  const name = marked('**', oneLine(inline(label, context)))
  return `- ${context.words.label(name)}${told.map(oneLine).join(context.words.separator)}`
}

/** A picture with its words. A text cannot know how large it is shown: it never claims actual size. */
function figure(node: Figure, context: Context): string[] {
  const {media, title, caption, alt, asset, actualSize, notSupplied, transcript} = node
  const address = asset === undefined ? undefined : safeAddress(context.assetUrl?.(asset))
  const isPicture = media === 'image' || media === 'diagram'
  const name = escapeMarkdown(title ?? caption ?? '')
  return [
    ...(address !== undefined && isPicture
      ? [`![${oneLine(escapeMarkdown(alt ?? ''))}](<${escapeAddress(address)}>)`]
      : []),
    ...(title === undefined
      ? []
      : [marked('**', isPicture ? escapeMarkdown(title) : link(name, address))]),
    ...(caption === undefined ? [] : [escapeMarkdown(caption)]),
    ...(address === undefined && alt ? [escapeMarkdown(alt)] : []),
    ...(actualSize ? renderNotice(actualSize.notice, context) : []),
    ...(asset === undefined ? renderNotice(notSupplied, context) : []),
    ...renderNodes(node.description, context),
    ...(transcript.length === 0
      ? []
      : [marked('**', inline(node.transcriptLabel, context)), ...renderNodes(transcript, context)]),
  ]
}

const quoted = (text: string) => text.replace(/^/gm, '> ')

const oneLine = (text: string) => text.replaceAll('\\\n', ' ')
