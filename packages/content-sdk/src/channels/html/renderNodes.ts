import type {Fact, Notice, OutlineNode} from '../../outline/nodes.ts'
import {plainPhrase} from '../../words/plainPhrase.ts'
import {inline, language, type Context} from './context.ts'
import {escapeHtml, safeAddress} from './escapeHtml.ts'
import {iconArray} from './iconArray.ts'
import {renderFigure} from './renderFigure.ts'
import {renderRichText} from './renderRichText.ts'

/** The nodes of an outline as HTML. */
export function renderNodes(nodes: readonly OutlineNode[], context: Context): string {
  return nodes.map((node) => renderNode(node, context)).join('')
}

/** Something the interface tells, in its own language. */
export function renderNotice({code, phrase}: Notice, context: Context): string {
  const inside = {...context, locale: phrase.locale}
  return `<aside role="note" class="content-notice" data-notice="${code}"${language(phrase.locale, context.locale)}><p>${inline(phrase, inside)}</p></aside>`
}

function renderNode(node: OutlineNode, context: Context): string {
  switch (node.kind) {
    case 'heading': {
      const level = Math.min(6, context.headingLevel + node.level)
      return `<h${level}>${inline(node.text, context)}</h${level}>`
    }
    case 'paragraph':
      return `<p>${inline(node.text, context)}</p>`
    case 'richText':
      return renderRichText(node.blocks, context)
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul'
      return `<${tag}>${node.items.map((item) => `<li>${renderNodes(item, context)}</li>`).join('')}</${tag}>`
    }
    case 'group':
      return `<div class="content-group">${renderNodes(node.nodes, context)}</div>`
    case 'warning':
      return important('content-warning', node, context)
    case 'critical':
      return important('content-critical', node, context)
    case 'frequency': {
      const of = node.of === undefined ? '' : `${escapeHtml(node.of)} – `
      const picture = iconArray(node.share, plainPhrase(node.phrase), context.locale)
      return `<div class="content-frequency"><p>${of}${inline(node.phrase, context)}</p>${picture}</div>`
    }
    case 'facts':
      return `<dl class="content-facts">${node.facts.map((fact) => renderFact(fact, context)).join('')}</dl>`
    case 'link': {
      const address = safeAddress(context.linkTo?.(node.document))
      return address === undefined
        ? ''
        : `<p><a href="${escapeHtml(address)}">${inline(node.text, context)}</a></p>`
    }
    case 'figure':
      return renderFigure(
        node,
        context,
        (part) => renderNodes(part, context),
        (notice) => renderNotice(notice, context),
      )
    case 'notice':
      return renderNotice(node, context)
  }
}

function important(
  name: string,
  {label, text}: Extract<OutlineNode, {kind: 'warning' | 'critical'}>,
  context: Context,
): string {
  return `<aside role="note" class="${name}"><p><strong class="content-label">${inline(label, context)}</strong> <strong>${escapeHtml(text)}</strong></p></aside>`
}

function renderFact({label, values}: Fact, context: Context): string {
  const told = values.map(({text, href}) => {
    const address = safeAddress(href)
    const words = inline(text, context)
    // Numbers and addresses keep their own direction in a text of any direction.
    return address === undefined
      ? `<dd>${words}</dd>`
      : `<dd><a href="${escapeHtml(address)}"><bdi>${words}</bdi></a></dd>`
  })
  return `<div><dt>${inline(label, context)}</dt>${told.join('')}</div>`
}
