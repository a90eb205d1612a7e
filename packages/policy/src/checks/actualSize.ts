import type {Check, Examined, Finding} from './finding.ts'
import type {Holder} from './reading.ts'
import {report} from './report.ts'

/**
 * V10: a picture that claims to be at actual size needs its size in millimetres. A gate: channels show
 * “not to scale” until then, so the page may appear, but nobody can draw the picture truly.
 * Source: content model 2.2 (media) and 2.4 (V10).
 */
export const actualSize: Check = {
  id: 'V10',
  title: {en: 'Actual size without millimetres', fr: 'Taille réelle sans millimètres'},
  run: ({reading}: Examined): Finding[] => reading.holders.flatMap(unmeasured),
}

function unmeasured(holder: Holder): Finding[] {
  const {claimsActualSize, physicalWidthMm, physicalHeightMm} = holder.value
  if (claimsActualSize !== true) return []
  if (isSize(physicalWidthMm) && isSize(physicalHeightMm)) return []
  const field = isSize(physicalWidthMm) ? 'physicalHeightMm' : 'physicalWidthMm'
  const place = {
    unit: holder.unit,
    keys: [...holder.keys, field],
    studioPath: [...holder.studioPath, field],
  }
  return [
    report('V10', 'gate', place, {
      en: 'It claims to be at actual size, but its width and height in millimetres are not both given. Measure and enter them, or withdraw the claim.',
      fr: 'L’image est annoncée en taille réelle, mais sa largeur et sa hauteur en millimètres ne sont pas toutes deux indiquées. Mesurez-les et saisissez-les, ou retirez cette mention.',
    }),
  ]
}

function isSize(value: unknown): boolean {
  return typeof value === 'number' && value > 0
}
