import type {HtmlOptions} from '../channels/html.ts'

/** How a document is shown: the same as in the HTML channel, so that both say the same. */
export type RenderOptions = HtmlOptions
