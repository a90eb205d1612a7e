import {frenchIssues} from './frenchIssues.ts'
import {titleIn} from './titleIn.ts'

const patterns = frenchIssues.map(
  ([english, french]) =>
    [new RegExp(`^${english.split('…').map(literally).join('(.*)')}$`), french.split('…')] as const,
)

/**
 * A message of `validate`, “Field: what is wrong and what to do”, in a language of the interface; in
 * English where there is no other.
 */
export function issueIn(language: string, message: string): string {
  const at = message.indexOf(': ')
  if (language !== 'fr' || at < 0) return message
  const [label, problem] = [message.slice(0, at), message.slice(at + 2)]
  for (const [pattern, french] of patterns) {
    const values = pattern.exec(problem)?.slice(1)
    if (!values) continue
    const text = french.map((part, place) => `${part}${values[place] ?? ''}`).join('')
    return `${titleIn(language, label)}\u202F: ${text}`
  }
  return message
}

/** A text for a regular expression that matches exactly this text. */
function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
