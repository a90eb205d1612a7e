import * as z from 'zod/mini'

import type {Withdrawal} from './types.ts'

/**
 * A schema that gives something else for what it does not accept, as `z.catch` does. That one keeps all of zod's helpers in
 * what a browser loads, 4 kB that nobody calls.
 */
function or<S extends z.ZodMiniType>(innerType: S, otherwise: z.output<S>): z.ZodMiniCatch<S> {
  const schema = new z.ZodMiniCatch({type: 'catch', innerType, catchValue: () => otherwise})
  // The constructor does not tell of what it is.
  return schema as z.ZodMiniCatch<S>
}

const strings = or(z.optional(z.array(z.string())), undefined)
const reference = z.object({_ref: z.string()})

/** As much of a notice as is needed to obey it, also when the rest of it is not valid. */
const notice = z.object({
  _id: or(z.string(), 'unknown'),
  action: or(z.optional(z.literal('warn')), undefined),
  targets: or(z.array(z.unknown()), []),
  effectiveFrom: or(z.string(), ''),
  liftedOn: or(z.optional(z.string()), undefined),
  publicMessage: or(z.array(z.unknown()), []),
})

const target = z.object({
  document: reference,
  locales: strings,
  units: strings,
  clinics: or(z.optional(z.array(reference)), undefined),
  channels: strings,
  maxVersion: or(z.optional(z.string()), undefined),
})

const message = z.object({language: z.string(), value: z.string()})

/**
 * Reads a stored notice. Every target that can be read is obeyed: one that cannot must not free the
 * others, and a limit that cannot be read limits nothing.
 */
export function withdrawalOf(value: unknown): Withdrawal {
  const parsed = z.safeParse(notice, value)
  if (!parsed.success) return {_id: 'unknown', targets: [], effectiveFrom: ''}
  const {_id, action, targets, effectiveFrom, liftedOn, publicMessage} = parsed.data
  return {
    _id,
    ...(action === undefined ? {} : {action}),
    targets: targets.flatMap(targetOf),
    effectiveFrom,
    ...(liftedOn === undefined ? {} : {liftedOn}),
    messages: Object.fromEntries(
      publicMessage.flatMap((each) => {
        const {success, data} = z.safeParse(message, each)
        return success ? [[data.language, data.value]] : []
      }),
    ),
  }
}

function targetOf(value: unknown): Withdrawal['targets'] {
  const {success, data} = z.safeParse(target, value)
  if (!success) return []
  const {document, locales, units, clinics, channels, maxVersion} = data
  return [
    {
      document: document._ref,
      ...(locales?.length ? {locales} : {}),
      ...(units?.length ? {units} : {}),
      ...(clinics?.length ? {clinics: clinics.map(({_ref}) => _ref)} : {}),
      ...(channels?.length ? {channels} : {}),
      ...(maxVersion === undefined ? {} : {maxVersion}),
    },
  ]
}
