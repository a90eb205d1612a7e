import type {AnyDocument} from '@jakamy/policy'
import {isLocaleId, metaOf, validate, type Shape} from '@jakamy/schemas'

import {definitions} from '../checkDocuments.ts'
import {isLakeField} from './lakeFields.ts'
import {longestNote, mostFlags, newAmong} from './leftOverFlags.ts'
import {suspectContent, type Suspect} from './suspectContent.ts'
import type {Draft} from './writeDrafts.ts'

/** What became of one document of an export. */
export interface Line {
  id: string
  type: string
  /** Why it was left out; absent when it became a draft. */
  reason?: string
  /** What the draft lacks, or holds that nobody will see. */
  notes: string[]
}

/** Drafts made from an export, and what became of every document in it. */
export interface ImportedExport {
  drafts: Draft[]
  lines: Line[]
}

/** Makes drafts of the documents of an export: never published, never approved. */
export function importExport(all: readonly AnyDocument[]): ImportedExport {
  const types = new Map(all.map(({_id, _type}) => [publishedIdOf(_id), _type]))
  const edited = new Set(all.flatMap(({_id}) => (isDraft(_id) ? [publishedIdOf(_id)] : [])))
  const drafts: Draft[] = []
  const lines = all.map((document): Line => {
    const {_id: id, _type: type} = document
    const reason = reasonAgainst(document, edited)
    if (reason !== undefined) return {id, type, reason, notes: []}
    const notes = new Set<string>()
    const definition = definitions.get(type)
    const draft = draftOf(document, types, notes)
    const suspects = suspectContent(definition?.schema.shape ?? {}, draft, types)
    for (const {path, message} of suspects) notes.add(`${path}: ${message}`)
    drafts.push(withFlags(draft, suspects))
    if (definition) {
      for (const field of Object.keys(draft)) {
        if (!(field in definition.schema.shape)) notes.add(`“${field}” is no field of ${type}`)
      }
      const issues = validate(definition, {...draft, _id: publishedIdOf(id)})
      for (const {path, message} of issues) notes.add(`${path}: ${message}`)
    }
    return {id, type, notes: [...notes]}
  })
  return {drafts, lines}
}

/** What is suspect, among the open questions of the draft, where its reviewer finds it. */
function withFlags(draft: Draft, suspects: readonly Suspect[]): Draft {
  if (suspects.length === 0) return draft
  const before: unknown[] = Array.isArray(draft.flags) ? draft.flags : []
  const flags = suspects.map(({path, message}, index) => ({
    _key: `suspect${index + 1}`,
    _type: 'flag' as const,
    code: 'suspect-characters',
    field: path,
    note: message.slice(0, longestNote),
  }))
  return {
    ...draft,
    flags: [...before, ...newAmong(before, flags, 'import')].slice(0, before.length + mostFlags),
  }
}

function reasonAgainst({_id, _type}: AnyDocument, edited: ReadonlySet<string>): string | undefined {
  if (/^(sanity|system)\./.test(_type)) return 'is kept by Sanity itself; files are not imported'
  if (!definitions.has(_type)) return `“${_type}” is no type of this project`
  if (!/^(drafts\.)?[A-Za-z0-9_-]{1,128}$/.test(_id)) return 'is a version or private document'
  if (!isDraft(_id) && edited.has(_id)) return 'the export holds a draft of it, which is newer'
  return undefined
}

function draftOf(
  document: AnyDocument,
  types: ReadonlyMap<string, string>,
  notes: Set<string>,
): Draft {
  const shape: Shape = definitions.get(document._type)?.schema.shape ?? {}
  const fields = Object.entries(document).filter(([name]) => {
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined
    // What only an action writes, such as approvals, has to be earned here again.
    const isEarned = schema !== undefined && metaOf(schema)?.readOnly === true
    if (isEarned) notes.add(`“${name}” was left out: only reviewing it here can give it`)
    return !isEarned && !isLakeField(name)
  })
  const values = fields.map(([name, value]) => [name, converted(value, types, notes)])
  return {
    ...Object.fromEntries(values),
    _id: `drafts.${publishedIdOf(document._id)}`,
    _type: document._type,
  }
}

/** A value as a draft holds it: without files, and with references that need no published document. */
function converted(
  value: unknown,
  types: ReadonlyMap<string, string>,
  notes: Set<string>,
): unknown {
  if (Array.isArray(value)) return value.map((item) => converted(item, types, notes))
  if (typeof value !== 'object' || value === null) return value
  if ('language' in value && 'value' in value && typeof value.language === 'string') {
    if (!isLocaleId(value.language))
      notes.add(`readers have no “${value.language}”: kept, not shown`)
  }
  if ('_ref' in value && typeof value._ref === 'string') return reference(value, value._ref, types)
  const entries = Object.entries(value).flatMap(([name, child]): [string, unknown][] => {
    if (name !== 'asset' && name !== '_sanityAsset') return [[name, converted(child, types, notes)]]
    notes.add('its file was not imported: add it in the Studio')
    return []
  })
  return Object.fromEntries(entries)
}

/** As the Studio refers to a document that is not published yet. */
function reference(value: object, target: string, types: ReadonlyMap<string, string>): object {
  const type = types.get(target)
  const isWeak = '_weak' in value && value._weak === true
  if (type === undefined || isWeak) return value
  return {...value, _weak: true, _strengthenOnPublish: {type}}
}

function isDraft(id: string): boolean {
  return id.startsWith('drafts.')
}

function publishedIdOf(id: string): string {
  return id.replace(/^drafts\./, '')
}
