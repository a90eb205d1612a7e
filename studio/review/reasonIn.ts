import type {Message} from '@jakamy/policy'

import {issueIn} from '../i18n/issueIn.ts'

/**
 * How a reason of the rules reads for an editor: in a language of the interface, with fields named as the
 * form names them.
 * @param titleOf the title of a field, by its path in the document
 */
export function reasonIn(
  language: 'en' | 'fr',
  reason: Message,
  titleOf: (path: string) => string,
): string {
  const {fields = []} = reason
  const [first = ''] = fields
  const isIssue = reason.en === reason.fr && reason.en.startsWith(`${first}: `)
  // The definitions explain themselves in English: “path: Field: what is wrong”.
  const text = isIssue ? issueIn(language, reason.en.slice(first.length + 2)) : reason[language]
  // Names stand at the beginning or behind the colon; the sentence before it may use the same words.
  const from = text.startsWith(first) ? 0 : text.indexOf(':')
  const names = fields.reduce(
    (said, path) => said.replace(named(path), () => titleOf(path)),
    text.slice(from),
  )
  return `${text.slice(0, from)}${names}`
}

/** A path where it stands by itself, not within another word. */
function named(path: string): RegExp {
  const literal = path.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\w.])${literal}(?![\w[])`)
}
