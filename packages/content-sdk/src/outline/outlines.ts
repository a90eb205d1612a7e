import {clinic} from './clinic.ts'
import {device} from './device.ts'
import {enquiryForm} from './enquiryForm.ts'
import {insuranceAcceptance} from './insuranceAcceptance.ts'
import {insuranceGuide} from './insuranceGuide.ts'
import {media} from './media.ts'
import {procedure} from './procedure.ts'
import {risk} from './risk.ts'
import {treatmentPlan} from './treatmentPlan.ts'
import type {UnitOutline} from './typeOutline.ts'

/** The document types that are told in a way of their own; every other one is told generically. */
export const outlines: ReadonlyMap<string, ReadonlyMap<string, UnitOutline>> = new Map([
  ['clinic', clinic],
  ['device', device],
  ['enquiryForm', enquiryForm],
  ['insuranceAcceptance', insuranceAcceptance],
  ['insuranceGuide', insuranceGuide],
  ['media', media],
  ['procedure', procedure],
  ['risk', risk],
  ['treatmentPlan', treatmentPlan],
])
