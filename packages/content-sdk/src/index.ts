export type {ContentDocument, LabelledDocument} from './contentDocument.ts'
export {createContent, type Content, type ContentOptions} from './createContent.ts'
export {
  createPreview,
  type ContentPreview,
  type Draft,
  type PreviewDocument,
  type PreviewOptions,
  type PreviewUnit,
} from './createPreview.ts'
export {ContentError, isContentError, type ErrorCode, type ErrorDetails} from './errors.ts'
export type {Limits} from './checkShape.ts'
export {listAll, type ListAllOptions} from './listAll.ts'
export type {Found, Key, ListOptions, Page, ReadOptions} from './options.ts'
export type {Compile, Validation} from './parse.ts'
export {
  pictureOf,
  type Picture,
  type PictureMedia,
  type PictureOptions,
  type PictureResult,
} from './pictureOf.ts'
export type {Place} from './placesOf.ts'
export type {Problem} from './problem.ts'
export type {UnreviewedUnit} from './release.ts'
export type {Retry} from './retry.ts'
export type {SearchHit, SearchOptions} from './search.ts'
export {select} from './select.ts'
export type {Condition, Query, Slice, Snapshot, Source, StoredImage} from './source.ts'
export {memorySource, type MemoryDocument} from './sources/memory.ts'
export type {SubscribeOptions} from './subscribe.ts'
export {validUntil} from './validUntil.ts'
export type {Where} from './where.ts'
export type {
  Attempt,
  GatedDocument,
  Local,
  LocalPart,
  OverlayRefusal,
  Provenance,
  Refusal,
  ReviewSummary,
  SkippedPart,
  Unit,
} from '@jakamy/policy'
export type {DocumentType, LocaleId, UnitName, UnitValue} from '@jakamy/schemas'
