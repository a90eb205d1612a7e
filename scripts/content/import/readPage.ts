import {isUtf8} from 'node:buffer'
import {readFileSync, statSync} from 'node:fs'
import path from 'node:path'

import {UserError} from '../../ports.ts'
import {htmlPage} from './htmlPage.ts'
import {markdownPage} from './markdownPage.ts'
import {textOf, type Page} from './page.ts'
import {textPage} from './textPage.ts'

interface Format {
  read: (text: string) => Page
  /** The largest file of this kind that is one page. */
  maxBytes: number
}

const html: Format = {read: htmlPage, maxBytes: 10_000_000}
const markdown: Format = {read: markdownPage, maxBytes: 1_000_000}

const formats: Readonly<Record<string, Format>> = {
  '.html': html,
  '.htm': html,
  '.md': markdown,
  '.markdown': markdown,
  '.txt': {read: textPage, maxBytes: 1_000_000},
}

/** The most that the words of one page may be, without its markup. */
const maxCharacters = 500_000

/** Files that are not text, by how they begin. */
const packed: readonly [string, readonly number[]][] = [
  ['compressed (gzip)', [0x1f, 0x8b]],
  ['an archive (zip)', [0x50, 0x4b, 0x03, 0x04]],
  ['compressed (zstd)', [0x28, 0xb5, 0x2f, 0xfd]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['UTF-16 text', [0xff, 0xfe]],
  ['UTF-16 text', [0xfe, 0xff]],
]

/**
 * Reads a saved web page: HTML, Markdown or plain text, by the ending of its name.
 * @throws UserError when it is not there, too large, not UTF-8, or not a page
 */
export function readPage(file: string): Page {
  const format = formats[path.extname(file).toLowerCase()]
  if (!format) {
    throw new UserError(`“${file}” is not .html, .htm, .md, .markdown or .txt. Save it as one.`, 2)
  }
  const page = format.read(decode(file, readBytes(file, format.maxBytes)))
  const characters = page.passages.reduce((sum, passage) => sum + textOf(passage).length, 0)
  if (characters > maxCharacters) {
    throw new UserError(
      `“${file}” has ${characters} characters of text, more than the ${maxCharacters} of the longest page. Split it.`,
      2,
    )
  }
  if (characters === 0) throw new UserError(`“${file}” has no words to import.`, 2)
  return page
}

/**
 * Reads a file of limited size.
 * @throws UserError when it is not a file, or larger
 */
export function readBytes(file: string, maxBytes: number): Buffer {
  const stat = statSync(file, {throwIfNoEntry: false})
  if (!stat) throw new UserError(`There is no “${file}”. Name a file.`, 2)
  if (!stat.isFile()) throw new UserError(`“${file}” is not a file. Name a file.`, 2)
  if (stat.size > maxBytes) {
    throw new UserError(
      `“${file}” has ${stat.size} bytes, more than the ${maxBytes} that are read. Split it, or save the text alone.`,
      2,
    )
  }
  try {
    return readFileSync(file)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unknown reason'
    throw new UserError(`Could not read “${file}”: ${reason}`, 2)
  }
}

/**
 * The text of a file.
 * @throws UserError when it is not UTF-8, naming the first byte that is wrong
 */
export function decode(file: string, bytes: Buffer): string {
  const [kind] = packed.find(([, start]) => start.every((byte, at) => bytes[at] === byte)) ?? []
  if (kind) throw new UserError(`“${file}” is ${kind}. Save it as UTF-8 text first.`, 2)
  if (!isUtf8(bytes)) {
    const at = firstInvalid(bytes)
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    throw new UserError(
      `“${file}” is not UTF-8: byte ${at} (line ${lineOf(bytes, at)}) is 0x${byte}. Open it in an editor and save it as UTF-8.`,
      2,
    )
  }
  const nul = bytes.indexOf(0)
  if (nul >= 0) {
    throw new UserError(
      `“${file}” is not text: byte ${nul} (line ${lineOf(bytes, nul)}) is NUL. Save it as UTF-8 text.`,
      2,
    )
  }
  // A byte order mark is no part of the text.
  return bytes.toString('utf8').replace(/^\uFEFF/, '')
}

/** Written back, the text differs from the file at the first byte that had no meaning. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString('utf8'))
  return bytes.findIndex((byte, at) => byte !== again[at])
}

function lineOf(bytes: Buffer, at: number): number {
  return bytes.subarray(0, at).filter((byte) => byte === 0x0a).length + 1
}
