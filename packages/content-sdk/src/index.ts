export {
  createContent,
  type Content,
  type ContentDocument,
  type ContentOptions,
} from './createContent.ts'
export {
  createPreview,
  type ContentPreview,
  type Draft,
  type PreviewDocument,
  type PreviewOptions,
  type PreviewUnit,
} from './createPreview.ts'
export {ContentError, isContentError, type ErrorCode, type ErrorDetails} from './errors.ts'
export type {Problem} from './parse.ts'
export type {Place} from './placesOf.ts'
export type {Found, Key, Page, ReadOptions} from './reader.ts'
export type {Query, Snapshot, Source} from './source.ts'
export {memorySource, type MemoryDocument} from './sources/memory.ts'
export type {GatedDocument, Refusal, ReviewSummary, Unit} from '@jakamy/policy'
export type {DocumentType, LocaleId, UnitName, UnitValue} from '@jakamy/schemas'
