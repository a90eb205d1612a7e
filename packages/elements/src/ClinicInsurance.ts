import {ClinicElement} from './ClinicElement.ts'

/** The insurance page: `<clinic-insurance slug="…">`. */
export class ClinicInsurance extends ClinicElement {
  protected readonly type = 'insuranceGuide'
}
