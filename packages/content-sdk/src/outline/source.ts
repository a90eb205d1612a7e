import type {OutlineNode} from './nodes.ts'
import {paragraph, phrase, type Say} from './say.ts'
import type {Included} from './typeOutline.ts'

/** A publication as one line: title, publisher, year, and whether it was retracted. */
export function source(cited: Included<'source'>, say: Say): OutlineNode[] {
  const {title, publisher, year, doi, url, retracted, note} = cited
  // A title that asks ends with its own sign.
  const line = [title, publisher, year, doi ?? url]
    .filter((part) => part !== undefined)
    .join('. ')
    .replace(/([.?!…])\. /g, '$1 ')
  return [
    ...paragraph(line),
    ...(retracted ? paragraph(phrase(say, say.words.notices.retracted)) : []),
    ...paragraph(note),
  ]
}
