import {check} from '@jakamy/policy'
import {documents, validate, type DocumentDefinition} from '@jakamy/schemas'

import {DraftWriter} from './draftWriter.ts'
import type {HeadingMap} from './headingMap.ts'
import {intoDraft, type Into, type Merged} from './intoDraft.ts'
import {leftOverFlags, newAmong, type Flag} from './leftOverFlags.ts'
import {textOf, type Page} from './page.ts'
import {placePassages, type Outcome} from './placePassages.ts'
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
  /** The words of an earlier text that made way for those of the page. */
  replaced: Merged['replaced']
  /** What the checks find in the words of this language, put into a document that was there. */
  checked: {path: string; message: string}[]
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
  /** A document that is there, whose other languages stay as they are; else a new one is made. */
  into?: Into | undefined
}

/**
 * Makes a draft of a page, or puts the page into one: words that have a sure home go there, all others
 * are listed in its flags.
 */
export function importPage(page: Page, options: ImportOptions): Imported {
  const {definition, id, locale, into} = options
  const writer = new DraftWriter(definition, locale)
  const found = placePassages(page.passages, writer, options)
  const merged = into && intoDraft(writer.draft, into, locale, (path) => isUnsure(found, path))
  const outcomes = merged ? found.map((outcome) => withRefusal(outcome, merged)) : found
  const before: unknown = into?.document.flags
  const flags = flagsOf(outcomes, options)
  const draft = {
    ...(merged?.document ?? {...writer.draft, rights: {licence: 'unknown'}}),
    _id: `drafts.${id}`,
    _type: definition.name,
    flags: Array.isArray(before) ? [...before, ...newAmong(before, flags, locale)] : flags,
  }
  const document = {...draft, _id: id}
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
    replaced: merged?.replaced ?? [],
    checked: merged
      ? check({definition, definitions: documents, document, locale})
          .filter((finding) => finding.locale === locale)
          .map(({path, message}) => ({path, message: message.en}))
      : [],
    stillNeeded: validate(definition, document).map(({path, message}) => ({path, message})),
  }
}

/** Whether words of the page that may belong to a list were left over, so that its items are not all there. */
function isUnsure(outcomes: readonly Outcome[], list: string): boolean {
  return outcomes.some(
    ({placed, section}) =>
      'reason' in placed && section !== undefined && `${list}.`.startsWith(`${section}.`),
  )
}

function withRefusal(outcome: Outcome, {refused}: Merged): Outcome {
  const {placed} = outcome
  const reason = 'place' in placed ? refused.get(placed.place) : undefined
  return reason === undefined ? outcome : {...outcome, placed: {reason}}
}

function flagsOf(outcomes: readonly Outcome[], {source}: ImportOptions): Flag[] {
  const lost = outcomes.filter(({placed}) => 'reason' in placed)
  return [
    {
      _key: 'import',
      _type: 'flag',
      code: 'imported',
      note: `Imported from ${visible(source)}. Nobody has checked it, and who owns the words is not known.`,
    },
    ...outcomes.flatMap(warningFlag),
    ...leftOverFlags(lost.map(({passage}) => visible(textOf(passage)))),
  ]
}

function sentencesOf({passage, placed, warnings}: Outcome, locale: string): Sentence[] {
  const all = passage.kind === 'row' ? [textOf(passage)] : sentences(textOf(passage), locale)
  return all.map((text) => {
    const own = warnings.length === 0 ? [] : suspicionsOf(text).map(({message}) => message)
    return {text, ...placed, ...(own.length === 0 ? {} : {warnings: own})}
  })
}

function warningFlag({placed, warnings}: Outcome, index: number): Flag[] {
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
