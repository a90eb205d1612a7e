import type {ContentDocument, DocumentType, LocaleId, PreviewDocument} from '@jakamy/content-sdk'

/** A document as one of the views shows it. */
export type SiteDocument<N extends DocumentType = DocumentType> =
  | ContentDocument<N>
  | PreviewDocument<N>

/** The site as readers or as editors see it: the same pages, read through another client. */
export interface View {
  name: 'published' | 'preview'
  /** What the paths of its pages begin with: nothing, or `/preview`. */
  prefix: string
  /** The document with this slug or id; `undefined` when there is none. */
  find: <N extends DocumentType>(
    type: N,
    key: {id: string} | {slug: string},
    locale: LocaleId,
  ) => Promise<SiteDocument<N> | undefined>
  /** All documents of a type. */
  list: <N extends DocumentType>(type: N, locale: LocaleId) => Promise<SiteDocument<N>[]>
  /** The insurance pages that speak for the clinic of this site. */
  guides: (locale: LocaleId) => Promise<SiteDocument<'insuranceGuide'>[]>
  /** Which insurers it accepts, as it has last checked. */
  acceptances: (locale: LocaleId) => Promise<SiteDocument<'insuranceAcceptance'>[]>
  /** Ids of the documents whose words answer a text, best first; absent where there is no search. */
  search?: (text: string, locale: LocaleId) => Promise<string[]>
}

/** A document that has a page of its own. */
export type PageDocument = SiteDocument<'procedure'> | SiteDocument<'insuranceGuide'>
