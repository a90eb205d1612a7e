import {isRecord} from './isRecord.ts'
import {referencesIn} from './select.ts'

/** A tiny picture, written out: nothing that a page would have to fetch or could run. */
const tiny = /^data:image\/(jpeg|png|webp|gif);base64,[A-Za-z0-9+/=]{1,4000}$/

/**
 * The placeholders of pictures by the id of the file.
 * @param assets `{_id, lqip}`, not yet trusted
 */
export function placeholdersOf(assets: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(
    assets.flatMap((asset) => {
      if (!isRecord(asset) || typeof asset._id !== 'string') return []
      const {_id: id, lqip} = asset
      return typeof lqip === 'string' && tiny.test(lqip) ? [[id, lqip]] : []
    }),
  )
}

/** The placeholders of the pictures that a value shows: one that is withheld shows nothing of itself. */
export function placeholdersIn(
  value: unknown,
  all: Readonly<Record<string, string>> = {},
): {placeholders?: Readonly<Record<string, string>>} {
  if (Object.keys(all).length === 0) return {}
  const shown = [...referencesIn(value)].flatMap((id) => {
    const placeholder = Object.hasOwn(all, id) ? all[id] : undefined
    return placeholder === undefined ? [] : [[id, placeholder]]
  })
  return shown.length === 0 ? {} : {placeholders: Object.fromEntries(shown)}
}
