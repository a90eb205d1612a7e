import {
  blobReader,
  newerFeed,
  openBundle,
  readWithdrawals,
  verifyBundle,
  type Bundle,
  type Trust,
} from '@jakamy/content-sdk/bundle'

import {fetchNews} from './fetchNews.ts'

/** Where the content in use is kept. */
const cacheName = 'content'
const bundlePath = './clinic.bundle'
const feedPath = './withdrawals.json'
/** A kiosk waits for no download for ever, nor fills its disk with one. */
const bundleLimits = {seconds: 600, bytes: 1_000_000_000}
const feedLimits = {seconds: 30, bytes: 1_000_000}

/** What came of looking for news. */
export type News = 'newer' | 'same' | 'unreachable'

/** The bundle in use; `undefined` when there is none, or none that can be trusted any more. */
export async function heldBundle(trust: Trust): Promise<Blob | undefined> {
  const blob = await held(bundlePath)
  if (!blob) return undefined
  const bundle = await openBundle(blobReader(blob), trust)
  await bundle.close()
  return blob
}

/** The newest withdrawals this kiosk has heard of. */
export async function heldFeed(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const blob = await held(feedPath)
  return blob && bytesOf(blob)
}

/** Whether what is known of withdrawals is young enough to show anything clinical. */
export async function knowsWithdrawals(trust: Trust, maxMinutes: number): Promise<boolean> {
  const feed = await heldFeed()
  const known = feed && (await readWithdrawals(feed, trust).catch(() => undefined))
  return known !== undefined && Date.now() - Date.parse(known.issued) < maxMinutes * 60_000
}

/**
 * Fetches the bundle, checks all of it, and keeps it in one step if it is newer: a reader has the old
 * one or the new one, never parts of both. Something older is refused.
 * @throws ContentError `BUNDLE_REFUSED` for one that cannot be trusted, an Error for one that is too long
 */
export async function updateBundle(trust: Trust): Promise<News> {
  const fetched = await fetchNews(bundlePath, bundleLimits)
  if (!fetched) return 'unreachable'
  const next = await openBundle(blobReader(fetched), trust)
  const current = await openHeld(trust)
  if (current && next.manifest.version <= current.manifest.version) return 'same'
  await verifyBundle(next)
  await keep(bundlePath, fetched)
  return 'newer'
}

/**
 * Fetches the withdrawals and keeps them if they are newer.
 * @throws ContentError `BUNDLE_REFUSED` for a list that cannot be trusted, an Error for one that is too long
 */
export async function updateFeed(trust: Trust, clinic: string): Promise<News> {
  const fetched = await fetchNews(feedPath, feedLimits)
  if (!fetched) return 'unreachable'
  const next = await readWithdrawals(await bytesOf(fetched), trust)
  const before = await heldFeed()
  const current = before && (await readWithdrawals(before, trust).catch(() => undefined))
  newerFeed(current, next, clinic)
  if (current?.sequence === next.sequence) return 'same'
  await keep(feedPath, fetched)
  return 'newer'
}

/** What is held may have been damaged on the disk; then it stands in the way of nothing. */
async function openHeld(trust: Trust): Promise<Bundle | undefined> {
  const blob = await held(bundlePath)
  return blob && openBundle(blobReader(blob), trust).catch(() => undefined)
}

async function held(path: string): Promise<Blob | undefined> {
  const response = await (await caches.open(cacheName)).match(path)
  return response?.blob()
}

async function keep(path: string, blob: Blob): Promise<void> {
  await (await caches.open(cacheName)).put(path, new Response(blob))
}

async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer())
}
