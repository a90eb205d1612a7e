import type {LocalFigure, LocalPart} from '@jakamy/policy'
import {toPlainText} from '@portabletext/toolkit'

import {richTextOf} from '../richText.ts'
import {numberOf, percentOf, shareOf} from '../share.ts'
import {isolate} from '../words/isolate.ts'
import type {Phrase, Words} from '../words/words.ts'
import type {Notice, OutlineNode, Text} from './nodes.ts'
import {critical, fact, facts, heading, notice, phrase, richText, under, type Say} from './say.ts'

/**
 * What the reader's clinic says beside a part of a shared text, under a heading that tells whose words
 * they are. They belong together and stay apart from those of the text.
 * @param level of that heading
 */
export function localNodes(parts: readonly LocalPart[], say: Say, level: 1 | 2 = 2): OutlineNode[] {
  const title = heading(phrase(say, say.words.inThisClinic), level)
  const nodes = parts.flatMap((part) => partNodes(part, say))
  return nodes.length === 0 ? [] : [{kind: 'group', nodes: [...title, ...nodes]}]
}

function partNodes(part: LocalPart, say: Say): OutlineNode[] {
  switch (part.kind) {
    case 'addition':
      return part.slot === 'stricterWarning'
        ? critical(say, toPlainText(richTextOf(part.content)))
        : richText(part.content)
    case 'replacement':
      return under(heading(phrase(say, say.words.replaced[part.path]), 2), richText(part.content))
    case 'figure':
      return figure(part.figure, say)
  }
}

/** A figure of the clinic's own: how often, in what time, out of how many, and where it is from. */
function figure({risk, frequency, period, n, source}: LocalFigure, say: Say): OutlineNode[] {
  const size = n === undefined ? undefined : phrase(say, `n = ${isolate(String(n))}`)
  return facts([fact(risk.name, [amount(frequency, say), period, size, source?.title])])
}

function amount(frequency: LocalFigure['frequency'], say: Say): Text | undefined {
  const share = shareOf(frequency, say.denominator)
  const percent = percentOf(frequency)
  if (share && percent) return phrase(say, say.words.share(share, percent))
  const number = numberOf(frequency)
  if (number) return phrase(say, say.words.stated(number))
  switch (frequency.kind) {
    case 'verbal':
    case 'relative':
      return frequency.term
    case 'count':
      return phrase(say, isolate(`${frequency.events} / ${frequency.n}`))
    default:
      return phrase(say, say.words.notStated)
  }
}

/**
 * What is to be known about what is local, each once, to be shown above it: warnings, and for editors why
 * readers do not get it now.
 */
export function localNotices(parts: readonly LocalPart[], words: Words): Notice[] {
  const texts = new Set(parts.flatMap(({warnings}) => warnings ?? []))
  const verdicts = new Set(
    parts.flatMap(({verdict}) => (verdict === undefined || verdict === 'ok' ? [] : [verdict])),
  )
  return [
    ...[...texts].map((text) => notice({words}, 'warning', text)),
    ...[...verdicts].map((reason) =>
      notice({words}, 'verdict', words.notices.about(words.inThisClinic, words.verdict(reason))),
    ),
  ]
}

/** Who reviewed what is local, and when: each approval once. */
export function localReview(parts: readonly LocalPart[], words: Words): Phrase[] {
  const lines = parts.flatMap(({review}) => (review ? [words.reviewed(review)] : []))
  return [...new Set(lines)].map((line) =>
    phrase({words}, words.notices.about(words.inThisClinic, line)),
  )
}
