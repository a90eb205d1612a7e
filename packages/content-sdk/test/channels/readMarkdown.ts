import MarkdownIt, {type Token} from 'markdown-it'

/** A text as a reader of Markdown shows it, with the language around it. */
interface Told {
  text: string
  lang: string
}

/** Everything our channel may mean by its marks. */
const known =
  /^(heading|paragraph|blockquote|bullet_list|ordered_list|list_item|strong|link)_(open|close)$|^(inline|text|hardbreak|softbreak|hr|image|html_block|html_inline)$/
const element =
  /^<(?:div|span) lang="([\w-]+)" dir="(?:ltr|rtl)">\s*$|^<\/(?:div|span|strong)>\s*$|^<strong>$/

/**
 * Reads Markdown with a parser that also knows tables, strikethrough and bare links, so that a text
 * that formats, links or breaks out of its place shows.
 */
export function readMarkdown(source: string): {texts: Told[]; faults: string[]} {
  const texts: Told[] = []
  const faults: string[] = []
  const languages: string[] = []
  const visit = (token: Token): void => {
    if (!known.test(token.type)) faults.push(`${token.type}: ${token.content}`)
    if (token.type.startsWith('html_')) {
      const [tag, lang] = element.exec(token.content) ?? []
      if (tag === undefined) faults.push(`element: ${token.content}`)
      else if (lang !== undefined) languages.push(lang)
      else if (/^<\/(div|span)/.test(tag)) languages.pop()
    }
    const address = String(token.attrGet('href') ?? token.attrGet('src') ?? '')
    if (address !== '' && !/^(https:|tel:|mailto:|\/)/.test(address)) faults.push(address)
    if (token.type === 'text') texts.push({text: token.content, lang: languages.at(-1) ?? ''})
    if (token.type === 'softbreak' || token.type === 'hardbreak')
      texts.push({text: ' ', lang: languages.at(-1) ?? ''})
    if (token.type === 'image') texts.push({text: token.content, lang: languages.at(-1) ?? ''})
    else token.children?.forEach(visit)
  }
  new MarkdownIt({html: true, linkify: true}).parse(source, {}).forEach(visit)
  if (languages.length > 0) faults.push(`not closed: ${languages.join(' ')}`)
  return {texts, faults}
}
