import {checkArgument} from '../checkOptions.ts'
import {checkBytes} from './checkGiven.ts'
import type {Bytes} from './digest.ts'
import {refuse} from './refuse.ts'

/** Bytes that are somewhere: in memory, in a file, in a browser's Blob. Only what is asked for is read. */
export interface ByteReader {
  /** For messages, e.g. `clinic-12.bundle`. */
  readonly name: string
  /** How many bytes there are. */
  readonly size: number
  /** Reads exactly the bytes from `start` up to, not including, `end`. */
  read: (start: number, end: number) => Promise<Bytes>
  close: () => Promise<void>
}

/**
 * Bytes in memory.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function bytesReader(bytes: Bytes, name = 'bundle'): ByteReader {
  checkBytes(bytes)
  return {
    name,
    size: bytes.length,
    read: async (start, end) => bytes.subarray(start, end),
    close: async () => {},
  }
}

/**
 * A file that the browser holds: from an input, a cache or a database.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function blobReader(blob: Blob, name = 'bundle'): ByteReader {
  checkArgument('blob', blob, [(value) => value instanceof Blob, 'a Blob'])
  return {
    name,
    size: blob.size,
    read: async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer()),
    close: async () => {},
  }
}

/**
 * A file of this machine; in Node only. It stays open until `close`.
 * @param given name for messages
 * @throws ContentError `BUNDLE_REFUSED` when it cannot be opened, `INVALID_OPTIONS`
 */
export async function fileReader(file: string, given?: string): Promise<ByteReader> {
  checkArgument('file', file, [(value) => typeof value === 'string' && value !== '', 'a path'])
  const name = given ?? file.split(/[\\/]/).at(-1) ?? file
  const fs = globalThis.process?.getBuiltinModule?.('node:fs/promises')
  if (!fs) throw refuse(name, 'format', 'files can be opened in Node only. Give its bytes instead.')
  try {
    // A folder opens like a file, and only fails once it is read.
    if ((await fs.stat(file)).isDirectory()) throw new Error('a folder')
    const handle = await fs.open(file, 'r')
    const {size} = await handle.stat()
    return {
      name,
      size,
      read: async (start, end) => {
        const bytes = new Uint8Array(end - start)
        const {bytesRead} = await handle.read(bytes, 0, bytes.length, start)
        return bytes.subarray(0, bytesRead)
      },
      close: () => handle.close(),
    }
  } catch (error) {
    throw refuse(
      name,
      'format',
      `it cannot be opened. Check that “${file}” is there, and a file.`,
      error,
    )
  }
}
