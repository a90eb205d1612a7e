import {chmod, mkdir, open, readdir, readFile, rm} from 'node:fs/promises'
import path from 'node:path'

import {writeDurably} from '@jakamy/content-sdk/bundle/store'

import type {Enquiry} from '../enquiry.ts'
import {formKeyAge} from '../formKey.ts'
import {isSame, type Keys} from '../keys.ts'
import {lockFolder} from './lockFolder.ts'
import {decodeHeader, decodeRecord, encodeRecord, headerLength} from './record.ts'

/** Most enquiries that may wait at a time. */
const capacity = 10_000

/** What became of an enquiry that was handed in. */
export type Accepted = 'new' | 'known' | 'different' | 'full'

/** Enquiries that wait to be delivered, encrypted, in a folder of their own. */
export interface Queue {
  /**
   * Takes an enquiry. When this answers `new` or `known` the disk has it, or had it and it is delivered.
   * @param fingerprint of form and answers
   * @param keepUntil milliseconds after which it is thrown away, delivered or not
   * @returns `different` when this id came before with other answers
   * @throws Error of the file system: then it was not taken
   */
  accept: (enquiry: Enquiry, fingerprint: Buffer, keepUntil: number) => Promise<Accepted>
  /** Ids of those that wait, the oldest first. */
  waiting: () => string[]
  /** When the oldest of them came, in milliseconds. */
  oldest: () => number | undefined
  /** How many wait that cannot be read: changed, or their secret is not here. */
  unreadable: () => number
  /**
   * One that waits.
   * @throws Error when it cannot be read
   */
  read: (id: string) => Promise<Enquiry>
  /** Forgets what it said; that there was one stays known for as long as it could be sent again. */
  delivered: (id: string) => Promise<void>
  /** Throws away what is past its time. @returns ids of those that were never delivered */
  sweep: (now: number) => Promise<string[]>
  close: () => void
}

interface Entry {
  fingerprint: Buffer
  received: number
  keepUntil: number
  waits: boolean
  /** Set while it is being written. */
  written?: Promise<void>
}

/**
 * Opens the folder, and takes it for this process alone.
 * @throws ContentError `INVALID_OPTIONS` when another process has it
 */
export async function openQueue(folder: string, keys: Keys): Promise<Queue> {
  await mkdir(folder, {recursive: true, mode: 0o700})
  await chmod(folder, 0o700)
  const unlock = lockFolder(folder)
  const fileOf = (id: string) => path.join(folder, id)
  const entries = new Map<string, Entry>()
  const damaged = new Set<string>()
  for (const name of (await readdir(folder)).sort()) {
    // What a crash left half written was never acknowledged.
    if (name.endsWith('.tmp')) await rm(fileOf(name))
    if (!/^[0-9a-f]{32}$/.test(name)) continue
    const bytes = await readFile(fileOf(name))
    const header = decodeHeader(bytes)
    if (header) entries.set(name, {...header, waits: bytes.length > headerLength})
    else damaged.add(name)
  }
  const waiting = () =>
    [...entries]
      .filter(([, {waits}]) => waits)
      .sort(([, one], [, other]) => one.received - other.received)

  return {
    accept: async (enquiry, fingerprint, keepUntil) => {
      const {id} = enquiry
      const known = entries.get(id)
      if (known) {
        if (!isSame(known.fingerprint, fingerprint)) return 'different'
        await known.written
        return 'known'
      }
      if (waiting().length >= capacity) return 'full'
      const received = Date.parse(enquiry.receivedAt)
      const entry: Entry = {fingerprint, received, keepUntil, waits: true}
      const bytes = encodeRecord(keys, {fingerprint, received, keepUntil}, enquiry)
      entry.written = writeDurably(fileOf(id), bytes)
      entries.set(id, entry)
      try {
        await entry.written
      } catch (error) {
        entries.delete(id)
        throw error
      }
      delete entry.written
      return 'new'
    },
    waiting: () => waiting().map(([id]) => id),
    oldest: () => waiting()[0]?.[1].received,
    unreadable: () => damaged.size,
    read: async (id) => {
      try {
        return decodeRecord(keys, id, await readFile(fileOf(id)))
      } catch (error) {
        damaged.add(id)
        throw error
      }
    },
    delivered: async (id) => {
      const file = await open(fileOf(id), 'r+')
      try {
        await file.truncate(headerLength)
        await file.datasync()
      } finally {
        await file.close()
      }
      const entry = entries.get(id)
      if (entry) entry.waits = false
    },
    sweep: async (now) => {
      const lost: string[] = []
      for (const [id, {waits, received, keepUntil}] of entries) {
        // Nobody can send it again once its form is too old to be sent.
        if (now <= (waits ? keepUntil : received + formKeyAge)) continue
        await rm(fileOf(id), {force: true})
        entries.delete(id)
        damaged.delete(id)
        if (waits) lost.push(id)
      }
      return lost
    },
    close: unlock,
  }
}
