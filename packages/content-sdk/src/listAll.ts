import type {DocumentType} from '@jakamy/schemas'

import {checkArgument} from './checkOptions.ts'
import type {ContentDocument, LabelledDocument} from './contentDocument.ts'
import type {Content} from './createContent.ts'
import type {ContentPreview, PreviewDocument} from './createPreview.ts'
import type {Found, ListOptions, Page} from './options.ts'

/** What a call for everything may choose: anything but a part of it. */
export type ListAllOptions<N extends DocumentType = DocumentType> = Omit<ListOptions<N>, keyof Page>

/**
 * Every document of a type, however many there are: the pages of `list`, one after the other. A page that
 * lists what a clinic offers uses it, or what comes after the hundredth is missing without a word.
 * @param content a client of `createContent` or `createPreview`
 * @returns as of the oldest of its pages
 * @throws ContentError `INVALID_OPTIONS`, and what `list` throws; half a list is never given
 */
export function listAll<N extends DocumentType>(
  content: Content,
  type: N,
  options?: ListAllOptions<N>,
): Promise<Found<ContentDocument<N>>>
export function listAll<N extends DocumentType>(
  content: Content<'label'>,
  type: N,
  options?: ListAllOptions<N>,
): Promise<Found<LabelledDocument<N>>>
export function listAll<N extends DocumentType>(
  content: ContentPreview,
  type: N,
  options?: ListAllOptions<N>,
): Promise<Found<PreviewDocument<N>>>
export function listAll<N extends DocumentType>(
  content: Content | ContentPreview,
  type: N,
  options?: ListAllOptions<N>,
): Promise<Found<ContentDocument<N> | PreviewDocument<N>>>
export async function listAll<N extends DocumentType>(
  content: {list: (type: N, options: ListOptions<N>) => Promise<Found<unknown>>},
  type: N,
  options: ListAllOptions<N> = {},
): Promise<Found<unknown>> {
  const isClient = typeof Object(content).list === 'function'
  checkArgument('content', content, [() => isClient, 'a client of createContent or createPreview'])
  const {next: second, ...first} = await content.list(type, options)
  const found = {...first, documents: [...first.documents], problems: [...first.problems]}
  for (let after = second; after !== undefined;) {
    const page = await content.list(type, {...options, after})
    found.documents.push(...page.documents)
    found.problems.push(...page.problems)
    if (page.asOf < found.asOf) found.asOf = page.asOf
    after = page.next
  }
  return {...found, hasMore: false}
}
