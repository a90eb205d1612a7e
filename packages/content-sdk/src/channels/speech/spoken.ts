import type {Fact, Figure, OutlineNode, Text} from '../../outline/nodes.ts'
import {plainPhrase} from '../../words/plainPhrase.ts'
import type {Words} from '../../words/words.ts'

/** Something a voice says in one breath. */
export interface Spoken {
  text: string
  /** Another language than that of the whole. */
  locale?: string
  emphasis?: boolean
  /** The pause after it. */
  pause?: 'medium' | 'strong'
}

/** The nodes of an outline as paragraphs to be said, in the language of the section. */
export function spoken(nodes: readonly OutlineNode[], words: Words): Spoken[] {
  return nodes.flatMap((node) => spokenNode(node, words))
}

function spokenNode(node: OutlineNode, words: Words): Spoken[] {
  switch (node.kind) {
    case 'heading':
      return [{text: plain(node.text), pause: 'medium'}]
    case 'paragraph':
      return [{text: plain(node.text)}]
    case 'richText':
      return node.blocks.map(({children}) => ({
        text: children.map(({text}) => text).join(''),
        ...(children.some(({marks}) => marks?.includes('critical')) ? {emphasis: true} : {}),
      }))
    case 'list':
      return node.items.flatMap((item, index) => {
        const [first, ...rest] = spoken(item, words)
        if (!first) return []
        const text = node.ordered ? `${index + 1}. ${first.text}` : first.text
        return apart([{...first, text}, ...rest])
      })
    case 'group':
      return apart(spoken(node.nodes, words))
    case 'warning': {
      const about = node.about === undefined ? '' : words.label(node.about)
      return [{text: `${words.label(plain(node.label))}${about}${node.text}`, emphasis: true}]
    }
    case 'critical':
      return [{text: `${words.label(plain(node.label))}${node.text}`, emphasis: true}]
    case 'frequency': {
      const of = node.of === undefined ? '' : words.label(node.of)
      return [{text: of + plain(node.phrase)}]
    }
    case 'facts':
      return node.facts.flatMap((fact) => spokenFact(fact, words))
    case 'link':
      return []
    case 'figure':
      return spokenFigure(node, words)
    case 'notice':
      return [{text: plain(node.phrase)}]
  }
}

/** A pause after the last of them. */
function apart(paragraphs: readonly Spoken[]): Spoken[] {
  return paragraphs.map((paragraph, index) =>
    index === paragraphs.length - 1 ? {...paragraph, pause: 'medium'} : paragraph,
  )
}

/** A web address cannot be listened to. */
function spokenFact({label, values}: Fact, words: Words): Spoken[] {
  const told = values
    .map(({text}) => plain(text))
    .filter((text) => !/^https?:/i.test(text))
    .join(words.separator)
  return told === '' ? [] : [{text: `${words.label(plain(label))}${told}`}]
}

/** A picture cannot be heard: its description or transcript is told under its title and caption. */
function spokenFigure(
  {caption, title, alt, description, transcript}: Figure,
  words: Words,
): Spoken[] {
  const told = [...(alt ? [{text: alt}] : []), ...spoken([...description, ...transcript], words)]
  const names = [title, caption].flatMap((text): Spoken[] =>
    text === undefined ? [] : [{text, pause: 'medium'}],
  )
  return told.length === 0 ? told : [...names, ...told]
}

const plain = (text: Text) => (typeof text === 'string' ? text : plainPhrase(text))
