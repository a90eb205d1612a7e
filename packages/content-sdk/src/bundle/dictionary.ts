import {longestDictionary} from './deflate.ts'
import {concat, type Bytes} from './digest.ts'

/** How long a piece counts as a repetition, and how long the pieces are that are taken over. */
const reach = 6
const segment = 128
/** So many bytes of documents are looked at; more would not choose better. */
const sampled = 2_000_000

/**
 * What documents have in common, as one text that each of them is compressed against: the segments
 * whose pieces occur in most documents, the best ones last, where deflate reaches them cheapest.
 * @param documents in any fixed order; the same ones give the same dictionary
 */
export function dictionaryOf(documents: readonly Bytes[]): Bytes {
  const sample = evenly(documents)
  const total = sample.reduce((length, document) => length + document.length, 0)
  const size = Math.min(longestDictionary, Math.floor(total / 8))
  const room = roomFor(total)
  const pieces = sample.map((document) => piecesOf(document, room))
  const counts = countsOf(pieces, room)
  const chosen: {score: number; bytes: Bytes}[] = []
  const stretch = Math.max(segment, Math.floor((total * segment) / Math.max(1, size)))
  let left = size
  for (const [number, document] of sample.entries()) {
    const own = pieces[number] ?? new Uint32Array()
    for (let from = 0; from < own.length && left > 0; from += stretch) {
      const best = bestSegment(own, counts, from, Math.min(own.length, from + stretch))
      if (best.score === 0) continue
      const bytes = document.slice(best.start, best.start + Math.min(segment, left))
      chosen.push({score: best.score, bytes})
      left -= bytes.length
      // What is in the dictionary once need not be there twice.
      for (const piece of own.subarray(best.start, best.start + segment - reach)) counts[piece] = 0
    }
  }
  return concat(chosen.toSorted((a, b) => a.score - b.score).map(({bytes}) => bytes))
}

function evenly(documents: readonly Bytes[]): Bytes[] {
  const total = documents.reduce((length, document) => length + document.length, 0)
  const share = Math.min(1, sampled / Math.max(1, total))
  return documents.filter((_, index) => Math.floor((index + 1) * share) > Math.floor(index * share))
}

/** How many numbers pieces may have: a power of two, so that few different pieces share one. */
function roomFor(total: number): number {
  return 2 ** Math.min(20, Math.max(10, Math.ceil(Math.log2(total + 1))))
}

/** The number of every piece of a document: equal pieces have equal numbers. */
function piecesOf(document: Bytes, room: number): Uint32Array {
  return Uint32Array.from({length: Math.max(0, document.length - reach + 1)}, (_, start) => {
    let hash = 0
    for (let at = start; at < start + reach; at += 1)
      hash = Math.imul(hash, 0x01000193) ^ (document[at] ?? 0)
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
    return (hash ^ (hash >>> 12)) & (room - 1)
  })
}

/** In how many documents each piece occurs; one that occurs once helps nobody. */
function countsOf(documents: readonly Uint32Array[], room: number): Uint32Array {
  const counts = new Uint32Array(room)
  const last = new Int32Array(room).fill(-1)
  for (const [number, pieces] of documents.entries()) {
    for (const piece of pieces) {
      if (last[piece] === number) continue
      last[piece] = number
      counts[piece] = (counts[piece] ?? 0) + 1
    }
  }
  return counts.map((count) => (count < 2 ? 0 : count))
}

function bestSegment(pieces: Uint32Array, counts: Uint32Array, from: number, to: number) {
  const width = segment - reach + 1
  const best = {score: 0, start: from}
  const countAt = (index: number) => counts[pieces[index] ?? 0] ?? 0
  let sum = 0
  for (let index = from; index < to; index += 1) {
    sum += countAt(index)
    if (index - from >= width) sum -= countAt(index - width)
    if (sum > best.score)
      Object.assign(best, {score: sum, start: Math.max(from, index - width + 1)})
  }
  return best
}
