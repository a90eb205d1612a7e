import type {Context} from '../channels/html/context.ts'
import type {RenderOptions} from './RenderOptions.ts'

/**
 * What the parts of a page are shown with. It travels as a property and not in a React context, which
 * server components do not have.
 * @param locale the language of the surrounding element
 */
export function contextOf(
  locale: string,
  {headingLevel = 1, linkTo, assetUrl}: RenderOptions,
): Context {
  const level = Math.min(6, Math.max(1, Math.trunc(headingLevel)))
  return {locale, headingLevel: level, linkTo: linkTo && ((id) => linkTo(id)), assetUrl}
}
