/** A text of a page, with the language, the classes and the address around it. */
export interface Told {
  text: string
  lang: string
  dir: string
  classes: string[]
  href?: string | undefined
}

/** An element as it stands in the source. */
export interface Tag {
  name: string
  attributes: Record<string, string>
}

/** Elements and texts of a fragment, in order. */
export interface Page {
  tags: Tag[]
  texts: Told[]
  /** What is wrong with the markup: elements that are not closed, attributes without quotes. */
  faults: string[]
}

const empty = new Set(['img', 'br', 'track'])
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
}

/** Reads the HTML that our channel writes: strictly, so that a text which broke out of its place shows. */
export function readHtml(html: string): Page {
  const page: Page = {tags: [], texts: [], faults: []}
  const open: (Tag & {lang: string; dir: string})[] = []
  for (const [piece] of html.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      const around = open.at(-1)
      page.texts.push({
        text: decode(piece, page.faults),
        lang: around?.lang ?? '',
        dir: around?.dir ?? '',
        classes: open.flatMap(({attributes}) => attributes.class?.split(' ') ?? []),
        href: open.findLast(({name}) => name === 'a')?.attributes.href,
      })
      continue
    }
    const closing = /^<\/([a-z0-9]+)>$/.exec(piece)?.[1]
    if (closing !== undefined) {
      const last = open.pop()
      if (last?.name !== closing)
        page.faults.push(`</${closing}> closes <${last?.name ?? 'nothing'}>`)
      continue
    }
    const tag = readTag(piece, page.faults)
    page.tags.push(tag)
    const around = open.at(-1)
    const {lang = around?.lang ?? '', dir = around?.dir ?? ''} = tag.attributes
    if (!empty.has(tag.name)) open.push({...tag, lang, dir})
  }
  page.faults.push(...open.map(({name}) => `<${name}> is not closed`))
  return page
}

/** All words of a page, without its tags. */
export const wordsOf = (html: string) =>
  readHtml(html)
    .texts.map(({text}) => text)
    .join('')

function readTag(source: string, faults: string[]): Tag {
  const [, name, rest] = /^<([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)>$/.exec(source) ?? []
  if (name === undefined || rest === undefined) {
    faults.push(`not a tag: ${source}`)
    return {name: source, attributes: {}}
  }
  const attributes = [...rest.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)].map(
    ([, key = '', value = '']) => [key, decode(value, faults)],
  )
  return {name, attributes: Object.fromEntries(attributes)}
}

function decode(text: string, faults: string[]): string {
  if (/[>"']/.test(text.replace(/’/g, ''))) faults.push(`not escaped: ${text}`)
  return text.replace(/&([#\w]*;?)/g, (whole, entity: string) => {
    const character = entity.endsWith(';') ? entities[entity.slice(0, -1)] : undefined
    if (character === undefined) faults.push(`not escaped: ${whole}`)
    return character ?? whole
  })
}
