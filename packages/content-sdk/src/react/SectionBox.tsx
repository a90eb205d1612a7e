import type {ReactNode} from 'react'

import type {Notice} from '../outline/nodes.ts'
import type {Phrase} from '../words/words.ts'
import {languageProps} from './languageProps.ts'
import {NoticeBox} from './NoticeBox.tsx'
import {Watermark} from './Watermark.tsx'

interface SectionProps {
  unit: string
  /** The language of the unit. */
  locale: string
  /** The language around it; `''` when it is not known. */
  within: string
  idPrefix?: string | undefined
  /** Of a preview, where it is not shown above. */
  watermark?: Phrase | undefined
  notices: readonly Notice[]
  children?: ReactNode
}

/** One safety unit: its language and direction, what must be seen with it, and its words. */
export function SectionBox({
  unit,
  locale,
  within,
  idPrefix = '',
  watermark,
  notices,
  children,
}: SectionProps) {
  return (
    <section
      className="content-section"
      id={idPrefix + unit}
      data-unit={unit}
      {...languageProps(locale, within)}
    >
      <Watermark phrase={watermark} locale={locale} />
      {notices.map((notice) => (
        <NoticeBox key={notice.code} notice={notice} locale={locale} />
      ))}
      {children}
    </section>
  )
}
