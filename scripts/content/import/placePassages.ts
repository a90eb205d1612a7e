import type {DocumentDefinition} from '@jakamy/schemas'

import type {DraftWriter, Placed, Section} from './draftWriter.ts'
import type {HeadingMap} from './headingMap.ts'
import {textOf, type Passage} from './page.ts'
import {suspicionsOf} from './suspectCharacters.ts'

/** What became of one passage of a page. */
export interface Outcome {
  passage: Passage
  placed: Placed
  /** The field whose section of the page it stands in, unless it opens the section. */
  section?: string | undefined
  warnings: string[]
}

/** Where a passage belongs. */
interface Home {
  section?: string | undefined
  write: (passage: Passage) => Placed
}

/**
 * Finds the home of each passage by the headings above it, and writes it there.
 * @returns what became of each, in their order
 */
export function placePassages(
  passages: readonly Passage[],
  writer: DraftWriter,
  {definition, map}: {definition: DocumentDefinition; map: HeadingMap},
): Outcome[] {
  const sections = new Map<string, Section>()
  const sectionFor = (path: string): Section => {
    const known = sections.get(path) ?? writer.section(path)
    sections.set(path, known)
    return known
  }
  let open: (Section & {path: string; level: number}) | undefined
  let blocked = 'stands before the first heading that has a field'
  let isTitled = false

  /** Finds the home of a passage; what may be written there is called only if the passage is sound. */
  function homeOf(passage: Passage): Home {
    const own = map.fieldOf(passage)
    const section = map.sectionOf(passage)
    const isHeading = passage.kind === 'heading'
    if (own !== undefined) {
      if (isHeading) {
        open = undefined
        blocked = `stands under “${textOf(passage)}”, which opens no field`
      }
      return {section: own, write: sectionFor(own).text}
    }
    if (section !== undefined) {
      open = {path: section, ...sectionFor(section), level: isHeading ? passage.level : 6}
      blocked = ''
      return {write: open.heading}
    }
    if (!isHeading) {
      return {section: open?.path, write: open && blocked === '' ? open.text : refuse(blocked)}
    }
    if (open && passage.level > open.level) {
      const {path, subheading} = open
      return {
        section: path,
        write: (each) => {
          const placed = subheading(each)
          blocked = 'reason' in placed ? `stands under “${textOf(each)}”, which has no field` : ''
          return placed
        },
      }
    }
    open = undefined
    blocked = `stands under “${textOf(passage)}”, which has no field`
    if (passage.level > 1 || isTitled) return {write: refuse('no field bears this heading')}
    isTitled = true
    blocked = 'stands before the first heading that has a field'
    return {write: sectionFor(definition.preview.title).text}
  }

  return passages.map((passage) => {
    const suspicions = suspicionsOf(textOf(passage))
    const unsafe = passage.doubts[0] ?? suspicions.find(({inNumber}) => inNumber)?.message
    const {section, write} = homeOf(passage)
    if (unsafe !== undefined && passage.kind === 'heading') {
      blocked = `stands under a heading that ${unsafe}`
    }
    const placed = unsafe === undefined ? write(passage) : {reason: unsafe}
    return {passage, placed, section, warnings: suspicions.map(({message}) => message)}
  })
}

function refuse(reason: string): () => Placed {
  return () => ({reason})
}
