import MarkdownIt from 'markdown-it'

import {UserError} from '../../ports.ts'
import {htmlPage} from './htmlPage.ts'
import type {Page} from './page.ts'

/** Lists and quotes within each other. markdown-it leaves out what stands deeper than 100, silently. */
const maxDepth = 50

/**
 * Takes a Markdown page (CommonMark and tables) apart: what it means in HTML, HTML inside it included.
 * @throws UserError when lists and quotes are nested too deep
 */
export function markdownPage(source: string): Page {
  const markdown = new MarkdownIt({html: true, linkify: false, typographer: false})
  // Links of every kind are read, so that the report can list them; none becomes part of a document.
  markdown.validateLink = () => true
  markdown.block.ruler.before('table', 'depth', (state) => {
    if (state.level > maxDepth) {
      throw new UserError(
        `The page has lists or quotes nested deeper than ${maxDepth}. Simplify it, or save its text alone.`,
        2,
      )
    }
    return false
  })
  return htmlPage(markdown.render(source))
}
