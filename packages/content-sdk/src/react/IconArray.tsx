import {iconArrayOf} from '../channels/html/iconArray.ts'
import type {Share} from '../words/words.ts'

/** A number as dots, as the HTML channel draws it; nothing when it cannot be drawn. */
export function IconArray({
  share,
  sentence,
  locale,
}: {
  share: Share
  sentence: string
  locale: string
}) {
  const drawing = iconArrayOf(share, locale)
  if (!drawing) return null
  const {width, height, paths} = drawing
  return (
    <svg
      className="content-icons"
      role="img"
      aria-label={sentence}
      viewBox={`0 0 ${width} ${height}`}
      width={width * 1.2}
      height={height * 1.2}
      fill="none"
      stroke="currentColor"
    >
      {paths.map(({d, strokeWidth, isDotted}) => (
        <path
          key={strokeWidth}
          d={d}
          strokeWidth={strokeWidth}
          {...(isDotted ? {strokeLinecap: 'round', strokeDasharray: '0 10'} : {})}
        />
      ))}
    </svg>
  )
}
