export {defineDocument} from './defineDocument.ts'
export type {
  DocumentDefinition,
  DocumentOptions,
  Preview,
  Review,
  UnitDefinition,
  Units,
} from './defineDocument.ts'
/** The definition of every document type, by its name. */
export * as documents from './documents/index.ts'
export {
  contentOf,
  isOptional,
  metaOf,
  unwrap,
  type Bump,
  type Content,
  type FieldMeta,
  type FieldOptions,
  type Shape,
  type StudioPart,
} from './field.ts'
export * from './fields/index.ts'
export {jsonSchema} from './jsonSchema.ts'
export {
  includedSchema,
  richTextSchema,
  unitSchema,
  type JsonSchema,
  type SchemaRefs,
} from './deliveredSchema.ts'
export {
  directionOf,
  isLocaleId,
  locales,
  sourceLocale,
  type Locale,
  type LocaleId,
} from './locales.ts'
export type {
  Definitions,
  DocumentType,
  IncludedDocument,
  Localised,
  StoredDocument,
  UnitName,
  UnitValue,
} from './types.ts'
export {firstText} from './firstText.ts'
export {
  overlayHidden,
  overlayReplacements,
  overlaySlots,
  overlayTargets,
} from './objects/overlay.ts'
export {shellOf} from './shellOf.ts'
export {pathOf, publishedId, validate, type Issue} from './validate.ts'
export {structureOf, type Structure} from './structure.ts'
