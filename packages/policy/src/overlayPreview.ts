import {directionOf, type UnitName, type UnitValue} from '@jakamy/schemas'

import {refusal, type Subject} from './assess.ts'
import {unitValue} from './gate.ts'
import {isRecord} from './isRecord.ts'
import {isOutdated, together, toldBy, type Base, type Local, type Open} from './overlay.ts'
import {reuseRefusal} from './reuse.ts'
import type {Reader} from './types.ts'

/**
 * What a clinic says beside a shared text, for editors: also words that nobody has approved, each with
 * the verdict of a reader's client. What a clinic may not say at all is not shown here either.
 * @param base the shared text; its units are `preview` where an editor sees them
 * @param subject what its gate would be given
 * @param overlays local additions with their candidates, as far as they are valid
 * @returns the local parts, and the units that the clinic leaves out
 */
export function previewOverlays(
  base: Base,
  subject: Subject,
  overlays: readonly Subject[],
  reader: Reader,
): {local: Local; hidden: ReadonlySet<string>} {
  const reuse = reuseRefusal(subject.document, subject.now)
  const told = overlays.map((overlay) => toldBy(overlay, base, subject, open(overlay)))
  return together(Object.keys(base.units), told)

  function open(overlay: Subject): Open {
    return <U extends UnitName<'clinicOverlay'>>(unit: U, place: Parameters<Open>[1]) => {
      const {locale} = place
      const words = overlay.candidates.get(locale)
      const [scope, candidate] = [words?.scope, words?.[unit]]
      if (scope?.state !== 'complete' || candidate?.state !== 'complete') {
        const lacking = scope?.state === 'complete' ? unit : 'scope'
        return refusal(overlay, lacking, locale, reader) ?? 'missing'
      }
      const {clinic, target, targetVersion} = scope.value
      if (refOf(clinic) !== reader.clinic || refOf(target) !== base.id) return 'elsewhere'
      const verdict =
        reuse ??
        refusal(overlay, 'scope', locale, reader) ??
        (isOutdated(targetVersion, place) ? 'outdated' : refusal(overlay, unit, locale, reader)) ??
        'ok'
      return {
        // A complete candidate has the shape of its unit.
        value: unitValue(overlay.definition, unit, candidate.value) as UnitValue<
          'clinicOverlay',
          U
        >,
        common: {
          provenance: 'local',
          overlay: overlay.document._id,
          ...(place.unit === undefined ? {} : {unit: place.unit}),
          locale,
          dir: directionOf(locale),
          verdict,
        },
      }
    }
  }
}

function refOf(reference: unknown): unknown {
  return isRecord(reference) ? reference._ref : undefined
}
