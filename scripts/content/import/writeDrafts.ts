import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import {isDeepStrictEqual} from 'node:util'

import type {AnyDocument} from '@jakamy/policy'

import {UserError} from '../../ports.ts'
import {nameOf, openDataset} from '../openDataset.ts'
import {parseDocument, type Dataset} from '../readDocuments.ts'

/** A document that is no published one. */
export interface Draft {
  _id: string
  _type: string
  [field: string]: unknown
}

/** A place that drafts can be written to. */
export interface Place {
  /** How messages name it. */
  name: string
  /** The ids, of drafts and published documents, that are taken there. */
  taken: (drafts: readonly Identity[]) => Promise<string[]>
  /** Writes all of them or none. With `replace`, over drafts that are there; else it refuses. */
  write: (drafts: readonly Draft[], replace: boolean) => Promise<void>
  /** The document that is being edited under an id: its draft, or what is published while it has none. */
  current: (draft: Identity) => Promise<AnyDocument | undefined>
  /** Writes the draft of what {@link Place.current} gave, unless somebody has written it meanwhile. */
  update: (draft: Draft, before: AnyDocument) => Promise<void>
}

type Identity = Pick<Draft, '_id' | '_type'>

/** A dataset of a Content Lake: everything is written in one transaction. */
export function datasetPlace(dataset: Dataset): Place {
  const client = openDataset(dataset)
  const name = nameOf(dataset)
  const failed = (what: string) => (error: unknown) => {
    const reason = error instanceof Error ? error.message : 'no answer'
    throw new UserError(`Could not ${what} ${name}: ${reason}`)
  }
  const taken = async (drafts: readonly Identity[]) => {
    const ids = drafts.flatMap(({_id}) => [_id, _id.replace(/^drafts\./, '')])
    const found: unknown = await client
      .fetch('*[_id in $ids]{_id, _type}', {ids})
      .catch(failed('read'))
    const known = Array.isArray(found) ? found.filter(isIdentified) : []
    for (const draft of drafts) {
      const id = draft._id.replace(/^drafts\./, '')
      const other = known.find(
        ({_id, _type}) => _type !== draft._type && (_id === id || _id === draft._id),
      )
      if (!other) continue
      throw new UserError(
        `${other._id} in ${name} is a ${other._type}, not a ${draft._type}. Choose another id.`,
      )
    }
    return known.map(({_id}) => _id)
  }
  return {
    name,
    taken,
    write: async (drafts, replace) => {
      const transaction = drafts.reduce(
        (open, draft) => (replace ? open.createOrReplace(draft) : open.create(draft)),
        client.transaction(),
      )
      await transaction.commit({visibility: 'sync'}).catch(failed('write to'))
    },
    current: async (draft) => {
      const ids = await taken([draft])
      const id = ids.find((each) => each === draft._id) ?? ids[0]
      if (id === undefined) return undefined
      return client.getDocument<AnyDocument>(id).catch(failed('read'))
    },
    update: async (draft, before) => {
      const transaction = client.transaction()
      if (before._id === draft._id) {
        // Only what has changed, and only if it is still what was read.
        const changed = Object.entries(draft).filter(([field, value]) => before[field] !== value)
        const revision = {ifRevisionID: String(before._rev), set: Object.fromEntries(changed)}
        transaction.patch(draft._id, revision)
      } else {
        transaction.create(draft)
      }
      await transaction.commit({visibility: 'sync'}).catch(failed('write to'))
    },
  }
}

/** A folder, with a file for each document: `<type>/drafts.<id>.json`. */
export function folderPlace(folder: string): Place {
  const fileOf = ({_id, _type}: Identity) => path.join(folder, _type, `${_id}.json`)
  const write = async (drafts: readonly Draft[], replace: boolean) => {
    writeFiles(
      drafts.map((draft) => [fileOf(draft), `${JSON.stringify(draft, null, 2)}\n`]),
      replace,
    )
    await Promise.resolve()
  }
  const current = (draft: Identity) => {
    const published = {...draft, _id: draft._id.replace(/^drafts\./, '')}
    const file = [draft, published].map(fileOf).find((each) => existsSync(each))
    return Promise.resolve(
      file === undefined ? undefined : parseDocument(readFileSync(file, 'utf8'), file),
    )
  }
  return {
    name: folder,
    taken: (drafts) =>
      Promise.resolve(
        drafts.flatMap((draft) => {
          const published = {...draft, _id: draft._id.replace(/^drafts\./, '')}
          return [draft, published].filter((each) => existsSync(fileOf(each))).map(({_id}) => _id)
        }),
      ),
    write,
    current,
    update: async (draft, before) => {
      const now = await current(draft)
      if (!isDeepStrictEqual(now, before)) {
        throw new UserError(`${draft._id} in ${folder} was changed meanwhile. Run it again.`)
      }
      await write([draft], true)
    },
  }
}

/** Every file appears whole. What was written is taken back when a later file cannot be written. */
function writeFiles(files: readonly (readonly [string, string])[], replace: boolean): void {
  const undo: (() => void)[] = []
  try {
    for (const [file, text] of files) {
      mkdirSync(path.dirname(file), {recursive: true})
      const staged = `${file}.${process.pid}.tmp`
      try {
        writeFileSync(staged, text, {flag: 'wx'})
        if (replace) {
          const before = existsSync(file) ? readFileSync(file) : undefined
          renameSync(staged, file)
          undo.push(() => (before ? writeFileSync(file, before) : rmSync(file)))
        } else {
          // Unlike a renaming, a link never takes the place of a file that is there.
          linkSync(staged, file)
          undo.push(() => rmSync(file))
        }
      } finally {
        rmSync(staged, {force: true})
      }
    }
  } catch (error) {
    for (const step of undo.toReversed()) step()
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`Could not write the drafts: ${reason}`)
  }
}

function isIdentified(value: unknown): value is {_id: string; _type: string} {
  if (typeof value !== 'object' || value === null) return false
  return '_id' in value && '_type' in value && typeof value._id === 'string'
}
