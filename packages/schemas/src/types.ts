import type * as z from 'zod/mini'

import type * as documents from './documents/index.ts'
import type {Shape} from './field.ts'
import type {LocalisedValue} from './fields/localised.ts'

/** The definitions, by document type. */
export type Definitions = typeof documents

/** The name of a document type: the `_type` of its documents. */
export type DocumentType = keyof Definitions

/** A whole published document as it is stored, all languages inside. */
export type StoredDocument<N extends DocumentType = DocumentType> = z.infer<
  Definitions[N]['schema']
>

/** The name of a safety unit of a document type. */
export type UnitName<N extends DocumentType> = keyof Definitions[N]['units'] & string

type Values<F> = F extends Shape
  ? {[K in keyof F as undefined extends z.infer<F[K]> ? never : K]: Localised<z.infer<F[K]>>} & {
      [K in keyof F as undefined extends z.infer<F[K]> ? K : never]?: Localised<z.infer<F[K]>>
    }
  : never

type Flat<T> = {[K in keyof T]: T[K]}

type UnitFields<
  N extends DocumentType,
  U extends UnitName<N>,
> = Definitions[N]['units'][U] extends {
  fields: infer F
}
  ? F
  : never

/** A document that another one includes, in one language: its identity and all its unit fields. */
export type IncludedDocument<N extends DocumentType> = Flat<
  {
    [U in UnitName<N>]: (value: Values<UnitFields<N, U>>) => void
  }[UnitName<N>] extends (value: infer I) => void
    ? {_id: string; _type: N} & I
    : never
>

/**
 * A stored value in one language: a localised array becomes its value, a strong reference becomes
 * the document it includes, everything else keeps its shape.
 */
export type Localised<T> = T extends {[z.$brand]: infer B}
  ? keyof B extends `includes ${infer N}`
    ? N extends DocumentType
      ? IncludedDocument<N>
      : never
    : never
  : T extends readonly LocalisedValue<infer V>[]
    ? V
    : T extends readonly (infer I)[]
      ? Localised<I>[]
      : T extends object
        ? {[K in keyof T]: Localised<T[K]>}
        : T

type OnlyKey<F> = keyof F extends infer K
  ? K extends keyof F
    ? [keyof F] extends [K]
      ? K
      : never
    : never
  : never

/**
 * What a reader gets of one unit, in one language. A unit whose only field bears its name is that
 * field (`risks.value.groups`); any other is the object of its fields (`overview.value.title`).
 */
export type UnitValue<N extends DocumentType, U extends UnitName<N>> =
  UnitFields<N, U> extends infer F
    ? OnlyKey<F> extends U
      ? F extends Record<U, z.core.$ZodType>
        ? Localised<NonNullable<z.infer<F[U]>>>
        : Flat<Values<F>>
      : Flat<Values<F>>
    : never
