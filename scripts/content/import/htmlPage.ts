import {Parser} from 'htmlparser2'

import {UserError} from '../../ports.ts'
import type {Page} from './page.ts'
import {PassageWriter} from './passageWriter.ts'

const named = (names: string): ReadonlySet<string> => new Set(names.split(' '))

/** Elements within a line. Every other element begins and ends a passage. */
const inline = named(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr o:p q rp rt ruby s samp small span strike strong sub sup time tt u var wbr',
)
/** What they hold is for machines. */
const programs = named('script style template iframe noembed noframes')
const files = named('img video audio source embed')

/** Deeper than any page of a person; keeps the work for a broken or hostile one small. */
const maxDepth = 500

const doubtOf: Readonly<Record<string, string>> = {
  sup: 'has raised letters, which plain text does not show',
  sub: 'has lowered letters, which plain text does not show',
  del: 'is struck out on the page, at least in part',
  s: 'is struck out on the page, at least in part',
  strike: 'is struck out on the page, at least in part',
}
const hidden = 'is hidden on the page, at least in part'

interface OpenElement {
  name: string
  doubt: string | undefined
}

/** One row of a table that is being read. */
interface Row {
  /** How many passages stood before it. */
  start: number
  cells: number
  /** Whether a cell holds more than a line: then the table only lays out the page. */
  isLayout: boolean
}

/**
 * Takes an HTML page apart. Runs nothing and fetches nothing. Every word that stands on the page
 * becomes part of a passage, in its order, as it is written; only white space is that of a browser.
 * @throws UserError when elements are nested deeper than any page needs
 */
export function htmlPage(source: string): Page {
  const writer = new PassageWriter()
  const page: Page = {passages: writer.passages, asides: [], files: [], links: [], removed: {}}
  const open: OpenElement[] = []
  const rows: Row[] = []
  const links: Page['links'] = []
  /** How many open elements bear a name. */
  const depth = new Map<string, number>()
  const depthOf = (...names: string[]) =>
    names.reduce((sum, name) => sum + (depth.get(name) ?? 0), 0)
  let programDepth = 0
  let title = ''

  function remove(name: string): void {
    page.removed[name] = (page.removed[name] ?? 0) + 1
  }

  function enter(name: string, attributes: Readonly<Record<string, string>>): void {
    if (open.length >= maxDepth) {
      throw new UserError(
        `The page has elements nested deeper than ${maxDepth}. Save its text alone, or simplify it.`,
        2,
      )
    }
    const isHidden =
      attributes.hidden !== undefined || /display\s*:\s*none/i.test(attributes.style ?? '')
    open.push({name, doubt: isHidden ? hidden : doubtOf[name]})
    depth.set(name, depthOf(name) + 1)
    if (programs.has(name)) programDepth += 1
  }

  function leave(name: string): void {
    open.pop()
    depth.set(name, depthOf(name) - 1)
    if (programs.has(name)) programDepth -= 1
  }

  function beginBlock(name: string): void {
    writer.end()
    const heading = /^h([1-6])$/.exec(name)
    if (heading) writer.begin('heading', Number(heading[1]))
    if (name === 'li') writer.begin('item', Math.max(1, depthOf('ul', 'ol')))
    const row = rows.at(-1)
    if (name === 'tr') rows.push({start: writer.passages.length, cells: 0, isLayout: false})
    else if (row && (name === 'td' || name === 'th')) row.cells += 1
    else if (row) row.isLayout = true
  }

  function endBlock(name: string): void {
    writer.end()
    writer.begin('paragraph', 0)
    if (name !== 'tr') return
    const row = rows.pop()
    if (row && !row.isLayout && row.cells > 1) writer.joinRow(row.start)
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      enter(name, attributes)
      if (programs.has(name)) return remove(name)
      if (files.has(name)) {
        const {alt = '', src = ''} = attributes
        if (alt !== '' || src !== '') page.files.push({alt, src})
        return
      }
      if (name === 'meta' && attributes.name === 'description' && attributes.content) {
        page.asides.push({what: 'description of the page', text: attributes.content})
      }
      if (name === 'a') links.push({text: '', href: attributes.href ?? ''})
      if (name === 'br') writer.breakLine()
      if (!inline.has(name)) beginBlock(name)
    },
    ontext(text) {
      if (programDepth > 0) return
      if (open.at(-1)?.name === 'title' && depthOf('svg') === 0) {
        title += text
        return
      }
      const link = links.at(-1)
      if (link) link.text += text
      const doubts = open.flatMap(({doubt}) => doubt ?? [])
      writer.add(text, depthOf('b', 'strong') > 0, depthOf('pre') > 0, doubts)
    },
    onclosetag(name) {
      // Closed in the order in which they were opened, missing end tags included.
      leave(name)
      if (name === 'a') {
        const link = links.pop()
        if (link?.href) page.links.push({...link, text: link.text.trim()})
      }
      if (name === 'title' && title.trim() !== '') {
        page.asides.push({what: 'title of the page', text: title.trim()})
        title = ''
      }
      if (!programs.has(name) && !files.has(name) && !inline.has(name)) endBlock(name)
    },
    oncomment() {
      remove('comment')
    },
  })
  parser.end(source)
  writer.end()
  return page
}
