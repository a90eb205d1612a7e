import {
  createContent,
  createPreview,
  listAll,
  type Content,
  type ContentDocument,
  type ContentPreview,
  type PreviewDocument,
} from '@jakamy/content-sdk'
import {bundleSource, type BundleSource} from '@jakamy/content-sdk/sources/bundle'

import {heldBundle, heldFeed} from './held.ts'
import type {Settings} from './settings.ts'

/** What is shown while somebody reads: one bundle, until the next start. */
export interface Shown {
  source: BundleSource
  /** A preview is a demonstration: what it shows need not be approved. */
  content: Content | ContentPreview
}

/** A document that has screens of its own. */
export type Page =
  | ContentDocument<'procedure'>
  | ContentDocument<'insuranceGuide'>
  | PreviewDocument<'procedure'>
  | PreviewDocument<'insuranceGuide'>

/**
 * Opens the content that is held.
 * @returns `undefined` when there is none, or none that may be shown any more
 */
export async function openContent(
  {keys, locales, demo}: Settings,
  report: (error: unknown) => void,
): Promise<Shown | undefined> {
  try {
    const blob = await heldBundle({keys})
    if (!blob) return undefined
    const source = await bundleSource({blob, keys, withdrawals: heldFeed, onProblem: report})
    const [locale = 'en'] = locales
    // Whoever runs a kiosk for patients has not allowed it; then its content is refused below.
    if (demo && source.drafts) return {source, content: createPreview({source, locale})}
    // Every touch reads anew: what has just been withdrawn is gone with it.
    return {source, content: createContent({source, locale, channel: 'kiosk', freshFor: 0})}
  } catch (error) {
    report(error)
    return undefined
  }
}

/** Every page in one language. @throws ContentError when the bundle may not be used any more */
export async function readPages({content}: Shown, locale: string): Promise<Page[]> {
  const [procedures, guides] = await Promise.all([
    listAll(content, 'procedure', {locale}),
    listAll(content, 'insuranceGuide', {locale}),
  ])
  return [...procedures.documents, ...guides.documents]
}

/** The clinic of the bundle. */
export async function readClinic({source, content}: Shown, locale: string) {
  return content.find('clinic', {id: source.bundle.manifest.clinic}, {locale})
}
