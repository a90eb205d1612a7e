import {readFileSync} from 'node:fs'

import {StoreError} from './types.ts'

const HEADER = 32
const FRAME_HEADER = 24

/**
 * Looks for damage in the middle of a write-ahead log. SQLite reads a log up to the first frame
 * that is not right and forgets the rest, which is as it should be for a commit that was torn
 * by a power cut, and is a silent loss when acknowledged commits follow. A commit is synced
 * before the next one starts, so a commit with anything after it was acknowledged.
 * @throws {StoreError} `DAMAGED`, naming the file and the position in bytes.
 */
export function checkLog(file: string): void {
  const log = readLog(file)
  if (!log || log.length < HEADER + FRAME_HEADER) return
  const bigEndian = log.readUInt32BE(0) === 0x377f0683
  const headerSum = checksum(log, 0, 24, [0, 0], !bigEndian)
  const wholeHeader = sameSum(headerSum, sumAt(log, 24))
  // With a damaged header, what it said is taken from how this lake writes logs.
  const size = wholeHeader ? log.readUInt32BE(8) : 4096
  const little = !(wholeHeader && bigEndian)
  const salts = saltsAt(log, wholeHeader ? 16 : HEADER + 8)

  let previous = sumAt(log, 24)
  /** Where the first part that is not right stands, and whether a commit is seen since. */
  let bad = wholeHeader ? -1 : 0
  let committed = false
  for (let at = HEADER; at + FRAME_HEADER + size <= log.length; at += FRAME_HEADER + size) {
    const start = checksum(log, at, 8, previous, little)
    const sum = checksum(log, at + FRAME_HEADER, size, start, little)
    previous = sumAt(log, at + 16)
    // Each frame continues the sum of the one before it; what a failed commit or an earlier
    // round left behind does not.
    const whole = saltsAt(log, at + 8) === salts && sameSum(sum, previous)
    if (whole && committed) {
      const reason = 'acknowledged transactions follow; run verify, then restore a backup'
      throw new StoreError('DAMAGED', `${file}-wal is damaged at byte ${bad}: ${reason}`)
    }
    if (!whole) {
      bad = at
      committed = false
    }
    if (bad >= 0 && log.readUInt32BE(at + 4) > 0) committed = true
  }
}

function readLog(file: string): Buffer | undefined {
  try {
    return readFileSync(`${file}-wal`)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

type Sum = readonly [number, number]

function sumAt(log: Buffer, at: number): Sum {
  return [log.readUInt32BE(at), log.readUInt32BE(at + 4)]
}

function sameSum(a: Sum, b: Sum): boolean {
  return a[0] === b[0] && a[1] === b[1]
}

function saltsAt(log: Buffer, at: number): string {
  return log.toString('hex', at, at + 8)
}

/** The running checksum of SQLite's log format over `length` bytes, a multiple of 8. */
function checksum(log: Buffer, at: number, length: number, before: Sum, little: boolean): Sum {
  let [s0, s1] = before
  for (let i = at; i < at + length; i += 8) {
    s0 = (s0 + (little ? log.readUInt32LE(i) : log.readUInt32BE(i)) + s1) >>> 0
    s1 = (s1 + (little ? log.readUInt32LE(i + 4) : log.readUInt32BE(i + 4)) + s0) >>> 0
  }
  return [s0, s1]
}
