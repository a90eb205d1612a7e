import {ClinicElement} from './ClinicElement.ts'

/** A whole procedure: `<clinic-procedure slug="…">`. */
export class ClinicProcedure extends ClinicElement {
  protected readonly type = 'procedure'
}
