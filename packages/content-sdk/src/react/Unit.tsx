import type {ReactNode} from 'react'

import type {Renderable} from '../outline/outline.ts'
import {isShown, reviewOf, unitNotices, watermark, type AnyUnit} from '../outline/pageNotices.ts'
import {wordsFor} from '../words/wordsFor.ts'
import type {RenderOptions} from './RenderOptions.ts'
import {SectionBox} from './SectionBox.tsx'

/** The states of a unit in which it has words: `ok`, `fallback` and, for editors, `preview`. */
export type Shown<U> = Extract<U, {value: unknown}>

/** One unit of a document, shown in a way of the page’s own. */
export interface UnitProps<D extends Renderable, N extends keyof D['units'] & string> extends Pick<
  RenderOptions,
  'idPrefix' | 'words'
> {
  document: D
  /** Name of the unit, e.g. `risks`. */
  name: N
  /** Shows the value; called only when there is one. It gets the whole unit, with its status. */
  children: (unit: Shown<D['units'][N]>) => ReactNode
}

/**
 * One unit with markup of the page’s own. The value is handed over inside a section that carries what
 * must be seen with it (language and direction, watermark, notices), so that none of it can be
 * forgotten. A unit that is withheld is told as such; one that is absent shows nothing.
 */
export function Unit<D extends Renderable, N extends keyof D['units'] & string>({
  document,
  name,
  idPrefix,
  words: own,
  children,
}: UnitProps<D, N>) {
  const words = wordsFor(document.locale, own)
  // A document of any type is a record of units; which ones it has is what D says.
  const units = document.units as Readonly<Record<string, AnyUnit>>
  const unit: AnyUnit = units[name] ?? {status: 'absent'}
  if (unit.status === 'absent') return null
  const {notices} = reviewOf(Object.values(units), document.locale, words)
  return (
    <SectionBox
      unit={name}
      locale={isShown(unit) ? unit.locale : words.locale}
      within=""
      idPrefix={idPrefix}
      watermark={'watermark' in document ? watermark(words) : undefined}
      notices={[...notices, ...unitNotices(name, unit, words)]}
    >
      {/* The same unit as `document.units[name]`, whose type D knows. */}
      {isShown(unit) ? children(unit as Shown<D['units'][N]>) : null}
    </SectionBox>
  )
}
