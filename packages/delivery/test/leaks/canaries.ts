import {brotliDecompressSync, gunzipSync, inflateSync} from 'node:zlib'

/** What a canary stands for: who finds it where it is forbidden knows what leaked. */
export interface Canary {
  /** The forbidden state that it is planted in, or `shown`. */
  state: string
  /** Document type, field and language, e.g. `procedure.risks.heading fr`. */
  place: string
}

/** All canaries of one run begin with it: 20 digits, which no reader writes in capitals or escapes. */
const marker = '84719350261849370526'

/** Texts and numbers that stand nowhere else, and the search for them in any form. */
export interface Canaries {
  /** A text of its own: the marker and 64 bits more, 36 characters. */
  text: (canary: Canary) => string
  /** Remembers a number that is long enough to be known again. */
  number: (value: number, canary: Canary) => number
  /** Canaries that stand in a value, told without the search: by the texts and numbers themselves. */
  placedIn: (value: unknown) => Set<Canary>
  /** Everything that is found in bytes, as it stands or escaped, encoded or compressed. */
  find: (bytes: Uint8Array | string) => Set<Canary>
  /** What is remembered of a text or a number; `undefined` for any other. */
  of: (value: string | number) => Canary | undefined
}

/** The marker in base64, at each of the places it may have among threes of bytes. */
const inBase64 = [0, 1, 2].map((shift) =>
  Buffer.from('x'.repeat(shift) + marker)
    .toString('base64')
    .slice(shift === 0 ? 0 : 4, 24),
)
/** How numbers are written for readers. */
const formats = ['en', 'fr'].map(
  (locale) => new Intl.NumberFormat(locale, {maximumFractionDigits: 20}),
)
const inUtf16 = Buffer.from(marker, 'utf16le').toString('latin1')

/** An empty book of canaries. @param random numbers from 0 up to 1 */
export function createCanaries(random: () => number): Canaries {
  const texts = new Map<string, Canary>()
  const numbers = new Map<string, Canary>()
  const cut: Canary = {state: 'cut', place: 'the beginning of a canary'}

  const collect = (text: string, found: Set<Canary>) => {
    for (let at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + 1)) {
      const tail = text.slice(at + marker.length, at + marker.length + 16).toLowerCase()
      found.add(texts.get(tail) ?? cut)
    }
    // Spaces between thousands are two bytes in UTF-8 or three, read one by one here.
    for (const [token] of text.matchAll(/\d(?:[\d.,]| |\xc2\xa0|\xe2\x80\xaf){7,30}\d/g)) {
      const plain = token.replaceAll(/ |\xc2\xa0|\xe2\x80\xaf/g, '')
      const known = numbers.get(plain) ?? numbers.get(plain.replaceAll(',', ''))
      if (known) found.add(known)
    }
  }

  const find: Canaries['find'] = (bytes) => {
    const found = new Set<Canary>()
    const buffer =
      typeof bytes === 'string'
        ? Buffer.from(bytes)
        : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (const one of [buffer, ...expanded(buffer)]) {
      const text = one.toString('latin1')
      collect(text, found)
      if (/%3\d|\\u003\d|&#/i.test(text)) collect(unescaped(text), found)
      if (text.includes(inUtf16)) collect(text.replaceAll('\0', ''), found)
      if (inBase64.some((form) => text.includes(form))) {
        for (const [run] of text.matchAll(/[\w+/-]{24,}/g)) {
          if (!inBase64.some((form) => run.includes(form))) continue
          for (let shift = 0; shift < 4; shift += 1)
            collect(Buffer.from(run.slice(shift), 'base64').toString('latin1'), found)
        }
      }
    }
    return found
  }

  return {
    text: (canary) => {
      const half = () =>
        Math.floor(random() * 2 ** 32)
          .toString(16)
          .padStart(8, '0')
      const tail = half() + half()
      texts.set(tail, canary)
      return marker + tail
    },
    number: (value, canary) => {
      const forms = formats.map((format) => format.format(value).replaceAll(/\s/g, ''))
      for (const form of [String(value), ...forms]) numbers.set(form, canary)
      return value
    },
    placedIn: (value) => {
      const placed = new Set<Canary>()
      JSON.stringify(value, (_key, one: unknown) => {
        const known =
          typeof one === 'number'
            ? numbers.get(String(one))
            : typeof one === 'string'
              ? texts.get(one.slice(one.indexOf(marker)).slice(20, 36))
              : undefined
        if (known) placed.add(known)
        return one
      })
      return placed
    },
    find,
    of: (value) =>
      typeof value === 'number'
        ? numbers.get(String(value))
        : texts.get(value.slice(value.indexOf(marker)).slice(20, 36)),
  }
}

/** The same text with other canaries in it, none of which is known: a word that was changed. */
export const reworded = (text: string) => text.replaceAll(marker, '19375028460918273645')

/** What compressed bytes hold; nothing for others. */
function expanded(bytes: Buffer): Buffer[] {
  if (bytes.length < 20) return []
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
  const isZlib = bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0
  return isGzip ? [gunzipSync(bytes)] : isZlib ? [inflateSync(bytes)] : []
}

/** The body of an answer as it was before its content encoding. */
export function decoded(bytes: Buffer, encoding: unknown): Buffer {
  if (encoding === 'br') return brotliDecompressSync(bytes)
  return encoding === 'gzip' ? gunzipSync(bytes) : bytes
}

/** Per cent, JSON and HTML escapes of single characters, undone. */
function unescaped(text: string): string {
  const character = (code: string, base: number) => String.fromCharCode(Number.parseInt(code, base))
  return text
    .replaceAll(/%([0-9a-f]{2})/gi, (_all, code: string) => character(code, 16))
    .replaceAll(/\\u00([0-9a-f]{2})/gi, (_all, code: string) => character(code, 16))
    .replaceAll(/&#x([0-9a-f]{2});/gi, (_all, code: string) => character(code, 16))
    .replaceAll(/&#(\d{2,3});/g, (_all, code: string) => character(code, 10))
}
