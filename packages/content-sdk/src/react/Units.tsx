import {outline, type Renderable} from '../outline/outline.ts'
import {contextOf} from './contextOf.ts'
import {Nodes} from './Nodes.tsx'
import type {RenderOptions} from './RenderOptions.ts'
import {SectionBox} from './SectionBox.tsx'

/** Some units of a document. */
export interface UnitsProps<D extends Renderable> extends RenderOptions {
  document: D
  /** Which, in this order; all in the order of the document when absent. */
  units?: readonly (keyof D['units'] & string)[]
}

/**
 * Units of a document as sections, for a page that lays them out itself. Each carries what must be
 * seen with it: its language, the watermark of a preview, the label “for information only”, and the
 * notice of a text that stands in for another language or is withheld. The page still owes its reader
 * the title and {@link Review}.
 */
export function Units<D extends Renderable>({document, units, ...options}: UnitsProps<D>) {
  const told = outline(document, options)
  const context = contextOf(told.locale, options)
  const wanted = units
    ? units.flatMap((name) => told.sections.find(({unit}) => unit === name) ?? [])
    : told.sections
  return wanted.map((section) => (
    <SectionBox
      key={section.unit}
      unit={section.unit}
      locale={section.locale}
      within=""
      idPrefix={options.idPrefix}
      watermark={told.watermark}
      notices={[...told.notices, ...section.notices]}
    >
      <Nodes nodes={section.nodes} context={{...context, locale: section.locale}} />
    </SectionBox>
  ))
}
