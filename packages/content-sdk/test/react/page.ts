import type {ReactNode} from 'react'
import {renderToStaticMarkup} from 'react-dom/server'

import {readHtml} from '../channels/readHtml.ts'

/** What React makes of elements, written as our HTML channel writes it. */
export function markup(element: ReactNode): string {
  return renderToStaticMarkup(element)
    .replaceAll('&#x27;', '&#39;')
    .replaceAll('/>', '>')
    .replaceAll(' controls=""', ' controls')
    .replace(/ (hrefLang|srcLang)=/g, (name) => name.toLowerCase())
}

/** Elements with their attributes in one order, and texts with their languages. */
export function told(html: string) {
  const {tags, texts, faults} = readHtml(html)
  return {
    faults,
    texts,
    tags: tags.map(({name, attributes}) => [name, new Map(Object.entries(attributes))]),
  }
}
