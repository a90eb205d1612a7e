import {ClinicElement} from './ClinicElement.ts'

/** The risks of a procedure, with its title, notices and review: `<clinic-risks slug="…">`. */
export class ClinicRisks extends ClinicElement {
  protected readonly type = 'procedure'
  protected override readonly unit = 'risks'
}
