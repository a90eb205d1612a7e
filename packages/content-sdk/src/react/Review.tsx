import {outline, type Outline, type Renderable} from '../outline/outline.ts'
import {Inline} from './Inline.tsx'
import type {RenderOptions} from './RenderOptions.ts'

/** A document whose review is shown. */
export interface ReviewProps extends Pick<RenderOptions, 'words' | 'definitions'> {
  document: Renderable
}

/**
 * Who reviewed a text and when, what it does not cover, and whom to credit. {@link Article} ends with
 * it; a page that lays out {@link Units} itself owes it to its reader.
 */
export function Review({document, ...options}: ReviewProps) {
  return <ReviewFooter told={outline(document, options)} />
}

/** The review of an outline; nothing when there is none. */
export function ReviewFooter({told: {review, attribution, locale}}: {told: Outline}) {
  if (review.length === 0 && attribution === undefined) return null
  return (
    <footer>
      {review.map((line, index) => (
        <p key={index} className="content-review">
          <Inline text={line} locale={locale} />
        </p>
      ))}
      {attribution === undefined ? null : <p className="content-attribution">{attribution}</p>}
    </footer>
  )
}
