import {ClinicHours} from './ClinicHours.ts'
import {ClinicInsurance} from './ClinicInsurance.ts'
import {ClinicProcedure} from './ClinicProcedure.ts'
import {ClinicRisks} from './ClinicRisks.ts'
import {ClinicSettings} from './ClinicSettings.ts'
import {readBy, type Follow} from './reading.ts'
import {TrueSize} from './trueSize/TrueSize.ts'

export {allow} from './origins.ts'
export {configure, type Settings} from './settings.ts'
export {ClinicHours, ClinicInsurance, ClinicProcedure, ClinicRisks, ClinicSettings, TrueSize}

/** Settings first: the elements below find them when they are made. */
const elements: Readonly<Record<string, CustomElementConstructor>> = {
  'clinic-settings': ClinicSettings,
  'clinic-procedure': ClinicProcedure,
  'clinic-risks': ClinicRisks,
  'clinic-insurance': ClinicInsurance,
  'clinic-hours': ClinicHours,
  'true-size': TrueSize,
}

/**
 * Defines the elements. A second script on the page, of any version, leaves those of the first one
 * alone.
 * @param follow how they read
 */
export function define(follow: Follow): void {
  readBy(follow)
  const registry = globalThis.customElements
  for (const [name, element] of Object.entries(elements)) {
    if (registry && !registry.get(name)) registry.define(name, element)
  }
}
