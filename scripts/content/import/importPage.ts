import {validate, type DocumentDefinition} from '@jakamy/schemas'

import {DraftWriter, type Placed, type Section} from './draftWriter.ts'
import type {HeadingMap} from './headingMap.ts'
import {leftOverFlags} from './leftOverFlags.ts'
import {textOf, type Page, type Passage} from './page.ts'
import {sentences} from './sentences.ts'
import {suspicionsOf, visible} from './suspectCharacters.ts'

/** One sentence of the page, and what became of it. */
export interface Sentence {
  text: string
  /** Path of the field that holds it. */
  place?: string
  /** Why it is in no field. */
  reason?: string
  /** What a person has to look at. */
  warnings?: string[]
}

/** A document made from a page, and what became of every word. */
export interface Imported {
  /** Never published, never approved: `drafts.<id>`. */
  draft: {_id: string; _type: string; [field: string]: unknown}
  sentences: Sentence[]
  /** Pictures, videos and sounds: none was fetched. */
  files: Page['files']
  links: (Page['links'][number] & {warning?: string})[]
  removed: Page['removed']
  /** What the document lacks before it could be published. */
  stillNeeded: {path: string; message: string}[]
}

/** What a page becomes. */
export interface ImportOptions {
  definition: DocumentDefinition
  id: string
  /** Language of the page. */
  locale: string
  map: HeadingMap
  /** Where the page is from, for the editors. */
  source: string
}

interface Outcome {
  passage: Passage
  placed: Placed
  warnings: string[]
}

/** Makes a draft of a page: words that have a sure home go there, all others are listed in its flags. */
export function importPage(page: Page, options: ImportOptions): Imported {
  const {definition, id, locale, source} = options
  const writer = new DraftWriter(definition, locale)
  const outcomes = placeAll(page.passages, writer, options)
  const lost = outcomes.filter(({placed}) => 'reason' in placed)
  const draft = {
    _id: `drafts.${id}`,
    _type: definition.name,
    ...writer.draft,
    rights: {licence: 'unknown'},
    flags: [
      {
        _key: 'import',
        _type: 'flag',
        code: 'imported',
        note: `Imported from ${visible(source)}. Nobody has checked it, and who owns the words is not known.`,
      },
      ...outcomes.flatMap(warningFlag),
      ...leftOverFlags(lost.map(({passage}) => visible(textOf(passage)))),
    ],
  }
  return {
    draft,
    sentences: [
      ...page.asides.map(({what, text}) => ({
        text,
        reason: `is the ${what}, not part of its text`,
      })),
      ...outcomes.flatMap((outcome) => sentencesOf(outcome, locale)),
    ],
    files: page.files,
    links: page.links.map(linkOf),
    removed: page.removed,
    stillNeeded: validate(definition, {...draft, _id: id}).map(({path, message}) => ({
      path,
      message,
    })),
  }
}

function placeAll(
  passages: readonly Passage[],
  writer: DraftWriter,
  {definition, map}: ImportOptions,
): Outcome[] {
  const sections = new Map<string, Section>()
  const sectionFor = (path: string): Section => {
    const known = sections.get(path) ?? writer.section(path)
    sections.set(path, known)
    return known
  }
  let open: {section: Section; level: number} | undefined
  let blocked = 'stands before the first heading that has a field'
  let isTitled = false

  /** Finds the home of a passage; what may be written there is called only if the passage is sound. */
  function homeOf(passage: Passage): (passage: Passage) => Placed {
    const own = map.fieldOf(passage)
    const section = map.sectionOf(passage)
    const isHeading = passage.kind === 'heading'
    if (own !== undefined) {
      if (isHeading) {
        open = undefined
        blocked = `stands under “${textOf(passage)}”, which opens no field`
      }
      return sectionFor(own).text
    }
    if (section !== undefined) {
      open = {section: sectionFor(section), level: isHeading ? passage.level : 6}
      blocked = ''
      return open.section.heading
    }
    if (!isHeading) return open && blocked === '' ? open.section.text : refuse(blocked)
    if (open && passage.level > open.level) {
      const {subheading} = open.section
      return (each) => {
        const placed = subheading(each)
        blocked = 'reason' in placed ? `stands under “${textOf(each)}”, which has no field` : ''
        return placed
      }
    }
    open = undefined
    blocked = `stands under “${textOf(passage)}”, which has no field`
    if (passage.level > 1 || isTitled) return refuse('no field bears this heading')
    isTitled = true
    blocked = 'stands before the first heading that has a field'
    return sectionFor(definition.preview.title).text
  }

  return passages.map((passage) => {
    const suspicions = suspicionsOf(textOf(passage))
    const unsafe = passage.doubts[0] ?? suspicions.find(({inNumber}) => inNumber)?.message
    const write = homeOf(passage)
    if (unsafe !== undefined && passage.kind === 'heading') {
      blocked = `stands under a heading that ${unsafe}`
    }
    const placed = unsafe === undefined ? write(passage) : {reason: unsafe}
    return {passage, placed, warnings: suspicions.map(({message}) => message)}
  })
}

function refuse(reason: string): () => Placed {
  return () => ({reason})
}

function sentencesOf({passage, placed, warnings}: Outcome, locale: string): Sentence[] {
  const all = passage.kind === 'row' ? [textOf(passage)] : sentences(textOf(passage), locale)
  return all.map((text) => {
    const own = warnings.length === 0 ? [] : suspicionsOf(text).map(({message}) => message)
    return {text, ...placed, ...(own.length === 0 ? {} : {warnings: own})}
  })
}

function warningFlag({placed, warnings}: Outcome, index: number) {
  if (!('place' in placed) || warnings.length === 0) return []
  return [
    {
      _key: `suspect${index + 1}`,
      _type: 'flag',
      code: 'suspect-characters',
      field: placed.place,
      note: warnings.join('\n').slice(0, 2000),
    },
  ]
}

function linkOf(link: Page['links'][number]): Imported['links'][number] {
  const isSafe = /^(https?:|mailto:|tel:|#|\/(?!\/)|[\w.-]+(?:[/?#]|$))/i.test(link.href.trim())
  return isSafe ? link : {...link, warning: 'does not lead to a web page: do not use it'}
}
