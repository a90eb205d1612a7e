import * as z from 'zod/mini'

import type {Bump, Shape} from './field.ts'
import {refinements, type Rule} from './fields/group.ts'
import {common, identity} from './objects/common.ts'
import {once} from './once.ts'

/** Who has to approve a document before a reader sees it. */
export type Review = 'clinical' | 'administrative' | 'none'

/** Fields that are approved, translated, shown and withheld together: a safety unit. */
export interface UnitDefinition<F extends Shape = Shape> {
  /** Tab in the Studio. */
  title: string
  /** How much a change in this unit raises the version, unless a field says otherwise. */
  bump: Bump
  fields: F
}

/** The units of a document type, by name. */
export type Units = Record<string, UnitDefinition>

type Intersection<U> = (U extends unknown ? (value: U) => void : never) extends (
  value: infer I,
) => void
  ? I
  : never

type UnitShape<U extends Units> = Intersection<{[K in keyof U]: U[K]['fields']}[keyof U]>

type Flat<T> = {[K in keyof T]: T[K]}

/** Where the Studio finds the line of text and the picture that stand for a document. */
export interface Preview {
  /** Path of the field that names the document, e.g. `title`. */
  title: string
  /** Path of the second line. */
  subtitle?: string
  /** Path of an image. */
  media?: string
}

/** What the author of a document type writes. */
export interface DocumentOptions<N extends string, U extends Units, F extends Shape> {
  /** `_type` of the documents. */
  name: N
  /** One of them, in the Studio. */
  title: string
  /** The list of them, in the Studio. */
  plural: string
  /** What such a document is for. */
  description: string
  review: Review
  /** Made when they are asked for: a page needs few of the types, and making all of them takes longer than the rest of its start. */
  units: () => U
  /** Fields no reader is shown: addresses, internal data. */
  fields?: () => F
  preview: Preview
  /** What the fields must satisfy together. */
  rules?: readonly Rule[]
  /** What holds only as long as somebody goes on checking it. */
  verified?: Verified
}

/** A unit whose words are shown only for some time after somebody has checked that they are still true. */
export interface Verified {
  unit: string
  /** Field with the day of the last check. */
  on: string
  /** After how many days editors are reminded to check again. */
  remindAfter: number
  /** For how many days a check is good. */
  days: number
  /** Fields with the first and the last day of what was checked, where they are known. */
  from?: string
  until?: string
}

type DocumentShape<N extends string, U extends Units, F extends Shape> = Flat<
  ReturnType<typeof identity<N>> & ReturnType<typeof common> & UnitShape<U> & F
>

/** A document type: its one definition, from which every face of it is derived. */
export interface DocumentDefinition<
  N extends string = string,
  U extends Units = Units,
  F extends Shape = Shape,
> extends Omit<DocumentOptions<N, U, F>, 'units' | 'fields'> {
  readonly units: U
  readonly fields: F
  /**
   * Validates a whole published document.
   * @throws Error when two units, or a unit and `fields`, use the same field name
   */
  readonly schema: z.ZodMiniObject<DocumentShape<N, U, F>>
}

/**
 * Declares a document type. Studio form, Studio validation, TypeScript type, JSON Schema, query,
 * units and content hash all come from what it returns.
 */
export function defineDocument<
  const N extends string,
  U extends Units,
  F extends Shape = Record<never, never>,
>(options: DocumentOptions<N, U, F>): DocumentDefinition<N, U, F> {
  const units = once(options.units)
  // Without `fields` nothing tells TypeScript that F is the type of no fields.
  const fields = once(options.fields ?? (() => ({}) as F))
  const schema = once(() => schemaOf(options, [...Object.values(units()), {fields: fields()}]))
  return {
    ...options,
    get units() {
      return units()
    },
    get fields() {
      return fields()
    },
    get schema() {
      // The groups do not tell TypeScript which names they hold; DocumentShape does.
      return schema() as z.ZodMiniObject<DocumentShape<N, U, F>>
    },
  }
}

function schemaOf(
  {name, rules}: Pick<DocumentOptions<string, Units, Shape>, 'name' | 'rules'>,
  groups: readonly {fields: Shape}[],
): z.ZodMiniObject<Shape> {
  const shape: Shape = {...identity(name), ...common()}
  for (const {fields} of groups) {
    for (const [field, schema] of Object.entries(fields)) {
      if (field in shape) {
        throw new Error(
          `Document type "${name}" declares the field "${field}" twice. Rename one of them.`,
        )
      }
      shape[field] = schema
    }
  }
  return z.object(shape).check(...refinements(rules))
}
