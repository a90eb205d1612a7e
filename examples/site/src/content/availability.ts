import type {PreviewUnit, Unit} from '@jakamy/content-sdk'

import type {SiteDocument} from './view.ts'

/** Whether a page has anything to show, and if not, why. */
export type Availability = 'shown' | 'notApproved' | 'withdrawn'

/** Looks through the units of a document: one that may be shown is enough. */
export function availabilityOf(document: SiteDocument): Availability {
  const units = Object.values<Unit<unknown> | PreviewUnit<unknown>>(document.units)
  const isWithheld = units.some(({status}) => status === 'withheld')
  const isShown = units.some(({status}) => status !== 'withheld' && status !== 'absent')
  if (isShown || !isWithheld) return 'shown'
  const isWithdrawn = units.some(
    (unit) => unit.status === 'withheld' && unit.reason === 'withdrawn',
  )
  return isWithdrawn ? 'withdrawn' : 'notApproved'
}
