import {ClinicElement} from './ClinicElement.ts'
import type {Settings} from './settings.ts'

/** Name, contacts and hours of a clinic: `<clinic-hours clinic="…">`. */
export class ClinicHours extends ClinicElement {
  protected readonly type = 'clinic'
  protected override readonly unit = 'contact'

  protected override keyOf({clinic}: Settings): string | undefined {
    return clinic
  }
}
