import type {RichText} from '@jakamy/schemas'
import {toHTML, type PortableTextComponents} from '@portabletext/to-html'

import type {Context} from './context.ts'
import {escapeHtml, safeAddress} from './escapeHtml.ts'

/**
 * Portable Text as HTML. Only our own documents can be linked to, and only where the page has an
 * address for them; marks that are not known keep their text.
 * @param blocks of a value that a client gave, e.g. the privacy notice of a form
 */
export function renderRichText(blocks: RichText, {linkTo}: Pick<Context, 'linkTo'> = {}): string {
  const components: PortableTextComponents = {
    block: {normal: ({children}) => `<p>${children ?? ''}</p>`},
    list: ({children}) => `<ul>${children ?? ''}</ul>`,
    listItem: ({children}) => `<li>${children ?? ''}</li>`,
    marks: {
      strong: ({children}) => `<strong>${children}</strong>`,
      critical: ({children}) => `<strong class="content-critical">${children}</strong>`,
      em: ({children}) => children,
      code: ({children}) => children,
      underline: ({children}) => children,
      'strike-through': ({children}) => children,
      link: ({children}) => children,
      documentLink: ({children, value}) => {
        const id: unknown = value?.document?._ref
        const address = safeAddress(typeof id === 'string' ? linkTo?.(id) : undefined)
        return address === undefined ? children : `<a href="${escapeHtml(address)}">${children}</a>`
      },
    },
    hardBreak: () => '<br>',
    escapeHTML: escapeHtml,
    unknownMark: ({children}) => children,
    unknownType: () => '',
    unknownBlockStyle: ({children}) => `<p>${children ?? ''}</p>`,
  }
  return toHTML(blocks, {components, onMissingComponent: false})
}
