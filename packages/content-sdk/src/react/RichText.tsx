import type {RichText as Blocks} from '@jakamy/schemas'
import {PortableText, type PortableTextComponents} from '@portabletext/react'
import {Fragment, type PropsWithChildren} from 'react'

import {safeAddress} from '../channels/html/escapeHtml.ts'
import {richTextOf} from '../richText.ts'
import type {RenderOptions} from './RenderOptions.ts'

/** What a rich text is shown with. */
export interface RichTextProps extends Pick<RenderOptions, 'linkTo'> {
  /** Portable Text of a unit; in a preview it may be incomplete. */
  value: unknown
}

/**
 * Portable Text of a unit, with `@portabletext/react`. Only our own documents can be linked to, and
 * only where `linkTo` has an address for them; paragraphs that are not well formed are left out, and
 * marks that are not known keep their text.
 */
export function RichText({value, linkTo}: RichTextProps) {
  return <RichTextBlocks blocks={richTextOf(value)} {...(linkTo ? {linkTo} : {})} />
}

/** Portable Text that is known to be well formed, with the marks that outlines add. */
export function RichTextBlocks({blocks, linkTo}: {blocks: Blocks} & Pick<RenderOptions, 'linkTo'>) {
  return (
    <PortableText value={blocks} components={componentsFor(linkTo)} onMissingComponent={false} />
  )
}

function componentsFor(linkTo: RenderOptions['linkTo']): PortableTextComponents {
  return {
    block: {normal: Paragraph},
    list: ({children}) => <ul>{children}</ul>,
    listItem: ({children}) => <li>{children}</li>,
    marks: {
      strong: ({children}) => <strong>{children}</strong>,
      critical: ({children}) => <strong className="content-critical">{children}</strong>,
      em: Plain,
      code: Plain,
      underline: Plain,
      'strike-through': Plain,
      link: Plain,
      documentLink: ({children, value}) => {
        const id: unknown = value?.document?._ref
        const address = safeAddress(typeof id === 'string' ? linkTo?.(id) : undefined)
        return address === undefined ? children : <a href={address}>{children}</a>
      },
    },
    hardBreak: () => <br />,
    unknownMark: Plain,
    unknownType: () => null,
    unknownBlockStyle: Paragraph,
  }
}

function Paragraph({children}: PropsWithChildren) {
  return <p>{children}</p>
}

function Plain({children}: PropsWithChildren) {
  return <Fragment>{children}</Fragment>
}
