import {clinic} from './clinic.ts'
import {device} from './device.ts'
import {enquiryForm} from './enquiryForm.ts'
import {insuranceGuide} from './insuranceGuide.ts'
import {media} from './media.ts'
import {person} from './person.ts'
import {procedure} from './procedure.ts'
import {risk} from './risk.ts'
import {source} from './source.ts'
import {treatmentPlan} from './treatmentPlan.ts'
import {withdrawal} from './withdrawal.ts'

/** Every document type, in the order the Studio lists them. A new one is a file here and a line below. */
export const documents = {
  procedure,
  risk,
  device,
  treatmentPlan,
  media,
  insuranceGuide,
  enquiryForm,
  clinic,
  person,
  source,
  withdrawal,
}
