import {Fragment} from 'react'

import type {Context} from '../channels/html/context.ts'
import {safeAddress} from '../channels/html/escapeHtml.ts'
import type {Fact, OutlineNode} from '../outline/nodes.ts'
import {plainPhrase} from '../words/plainPhrase.ts'
import {FigureBlock} from './FigureBlock.tsx'
import {IconArray} from './IconArray.tsx'
import {Inline} from './Inline.tsx'
import {NoticeBox} from './NoticeBox.tsx'
import {RichTextBlocks} from './RichText.tsx'

/** The nodes of an outline as elements. */
export function Nodes({nodes, context}: {nodes: readonly OutlineNode[]; context: Context}) {
  return nodes.map((node, index) => <Node key={index} node={node} context={context} />)
}

function Node({node, context}: {node: OutlineNode; context: Context}) {
  const {locale} = context
  switch (node.kind) {
    case 'heading': {
      const Heading = headingOf(context.headingLevel + node.level)
      return (
        <Heading>
          <Inline text={node.text} locale={locale} />
        </Heading>
      )
    }
    case 'paragraph':
      return (
        <p>
          <Inline text={node.text} locale={locale} />
        </p>
      )
    case 'richText':
      return (
        <RichTextBlocks
          blocks={node.blocks}
          {...(context.linkTo ? {linkTo: context.linkTo} : {})}
        />
      )
    case 'list': {
      const List = node.ordered ? 'ol' : 'ul'
      return (
        <List>
          {node.items.map((item, index) => (
            <li key={index}>
              <Nodes nodes={item} context={context} />
            </li>
          ))}
        </List>
      )
    }
    case 'group':
      return (
        <div className="content-group">
          <Nodes nodes={node.nodes} context={context} />
        </div>
      )
    case 'warning':
      return <Important name="content-warning" node={node} locale={locale} />
    case 'critical':
      return <Important name="content-critical" node={node} locale={locale} />
    case 'frequency':
      return (
        <div className="content-frequency">
          <p>
            {node.of === undefined ? null : `${node.of} – `}
            <Inline text={node.phrase} locale={locale} />
          </p>
          <IconArray
            share={node.share}
            sentence={plainPhrase(node.phrase)}
            locale={context.locale}
          />
        </div>
      )
    case 'facts':
      return (
        <dl className="content-facts">
          {node.facts.map((fact, index) => (
            <FactRow key={index} fact={fact} locale={locale} />
          ))}
        </dl>
      )
    case 'link': {
      const address = safeAddress(context.linkTo?.(node.document))
      return address === undefined ? null : (
        <p>
          <a href={address}>
            <Inline text={node.text} locale={locale} />
          </a>
        </p>
      )
    }
    case 'figure':
      return (
        <FigureBlock
          figure={node}
          context={context}
          description={<Nodes nodes={node.description} context={context} />}
          transcript={
            node.transcript.length === 0 ? null : (
              <Nodes nodes={node.transcript} context={context} />
            )
          }
        />
      )
    case 'notice':
      return <NoticeBox notice={node} locale={locale} />
  }
}

/** The element of a heading, at most the sixth. */
export function headingOf(level: number): 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6' {
  return (['h1', 'h2', 'h3', 'h4', 'h5'] as const)[level - 1] ?? 'h6'
}

interface ImportantProps {
  name: string
  node: Extract<OutlineNode, {kind: 'warning' | 'critical'}>
  locale: string
}

function Important({name, node, locale}: ImportantProps) {
  return (
    <aside role="note" className={name}>
      <p>
        <strong className="content-label">
          <Inline text={node.label} locale={locale} />
        </strong>{' '}
        <strong>{node.text}</strong>
      </p>
    </aside>
  )
}

function FactRow({fact, locale}: {fact: Fact; locale: string}) {
  return (
    <div>
      <dt>
        <Inline text={fact.label} locale={locale} />
      </dt>
      {fact.values.map(({text, href}, index) => {
        const address = safeAddress(href)
        const words = <Inline text={text} locale={locale} />
        return (
          <Fragment key={index}>
            {address === undefined ? (
              <dd>{words}</dd>
            ) : (
              <dd>
                {/* Numbers and addresses keep their own direction in a text of any direction. */}
                <a href={address}>
                  <bdi>{words}</bdi>
                </a>
              </dd>
            )}
          </Fragment>
        )
      })}
    </div>
  )
}
