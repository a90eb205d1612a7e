import {styled} from 'styled-components'

import {useWords} from '../i18n/useWords.ts'
import type {Dots} from './reading.ts'

/** Above this, dots are too small to be told apart. */
const most = 1_000

const Picture = styled.svg`
  display: block;
  width: 100%;
  max-width: 14rem;
  height: auto;
  color: inherit;
`

/** Whether a number can be drawn: whole people, and not too many of them. */
export function isDrawable({low, high, denominator}: Dots): boolean {
  const areWhole = [low, high, denominator].every((count) => Number.isInteger(count) && count >= 0)
  return areWhole && denominator > 0 && denominator <= most && low <= high && high <= denominator
}

/**
 * A number as filled dots among all dots; those of a range that may be, ringed. Told apart by shape,
 * not by colour alone.
 */
export function IconArray({low, high, denominator}: Dots) {
  const say = useWords()
  const columns = denominator <= 100 ? 10 : 40
  const rows = Math.ceil(denominator / columns)
  const label =
    low === high
      ? say('frequency.picture', {denominator, low})
      : say('frequency.pictureRange', {denominator, low, high, more: high - low})
  return (
    <Picture
      role="img"
      aria-label={label}
      data-testid="icon-array"
      viewBox={`0 0 ${columns} ${rows}`}
    >
      {Array.from({length: denominator}, (_dot, index) => {
        const kind = index < low ? 'filled' : index < high ? 'ringed' : 'empty'
        return <Dot key={index} kind={kind} x={index % columns} y={Math.floor(index / columns)} />
      })}
    </Picture>
  )
}

function Dot({kind, x, y}: {kind: 'filled' | 'ringed' | 'empty'; x: number; y: number}) {
  const place = {cx: x + 0.5, cy: y + 0.5, 'data-dot': kind}
  switch (kind) {
    case 'filled':
      return <circle {...place} r={0.42} fill="currentColor" />
    case 'ringed':
      return <circle {...place} r={0.34} fill="none" stroke="currentColor" strokeWidth={0.16} />
    case 'empty':
      return <circle {...place} r={0.16} fill="currentColor" opacity={0.35} />
  }
}
