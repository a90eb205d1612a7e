import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, date, group, list, reference, text, weakReference, words} from '../fields/index.ts'

/** Whether one clinic accepts one insurer, and when somebody last checked. */
export const insuranceAcceptance = defineDocument({
  name: 'insuranceAcceptance',
  title: 'Accepted insurance',
  plural: 'Accepted insurances',
  description: 'Whether one clinic accepts one insurer, and when somebody last checked.',
  review: 'administrative',
  units: () => ({
    insurer: {
      title: 'Insurer',
      bump: 'major',
      fields: {
        insurer: reference('insurer', {
          title: 'Insurer',
          description: 'One entry for each clinic and insurer.',
        }),
        planKeys: z.optional(
          list(
            text({
              title: 'Key of the plan',
              description: 'As the insurer’s document has it, e.g. “[key of one of its plans]”.',
              max: 60,
            }),
            {title: 'Only these plans', description: 'Keys of plans. Empty: all of them.'},
          ),
        ),
      },
    },
    acceptance: {
      title: 'Acceptance',
      bump: 'major',
      fields: {
        status: choice({
          title: 'Status',
          description: 'Choose “Unknown” until somebody has asked the insurer.',
          options: {
            accepted: 'Accepted',
            acceptedWithApproval: 'Accepted if the insurer agrees first',
            notAccepted: 'Not accepted',
            beingNegotiated: 'Being negotiated',
            unknown: 'Unknown',
          },
          initial: 'unknown',
        }),
        coverage: z.optional(
          list(
            group({
              title: 'Procedure',
              name: 'coverage',
              fields: {
                procedure: weakReference(['procedure'], {
                  title: 'Procedure',
                  description: 'The procedure this is about.',
                }),
                covered: choice({
                  title: 'Covered',
                  description: 'What the insurer says, not what it usually does.',
                  options: {
                    covered: 'Covered',
                    needsPreApproval: 'Covered if the insurer agrees first',
                    notCovered: 'Not covered',
                    unknown: 'Unknown',
                  },
                  initial: 'unknown',
                }),
              },
            }),
            {title: 'Procedures', description: 'Only those that the insurer has answered for.'},
          ),
        ),
        payment: z.optional(
          choice({
            title: 'Payment',
            description: 'Who pays the clinic.',
            options: {
              directBilling: 'The insurer pays the clinic',
              patientClaims: 'The patient pays, then claims',
              mixed: 'Both, in parts',
            },
          }),
        ),
        documentsNeeded: z.optional(
          words({
            title: 'Documents to bring',
            description: 'What patients must bring, e.g. the insurance card.',
            long: true,
            max: 600,
          }),
        ),
        note: z.optional(
          words({
            title: 'Note',
            description: 'What else patients should know, e.g. “Bring your card.”.',
            long: true,
            max: 600,
          }),
        ),
        validFrom: z.optional(
          date({title: 'Valid from', description: 'The day the agreement begins.'}),
        ),
        validTo: z.optional(
          date({
            title: 'Valid until',
            description: 'The last day of the agreement. Empty: no end.',
          }),
        ),
        verifiedOn: z.optional(
          date({
            title: 'Checked on',
            description:
              'The day somebody last asked the insurer. After 180 days readers are told to ask.',
          }),
        ),
        disclaimer: z.optional(
          words({
            title: 'Reservation',
            description: 'Who decides in the end, e.g. “Final cover is decided by your insurer”.',
            long: true,
            max: 300,
          }),
        ),
      },
    },
  }),
  fields: () => ({
    clinic: reference('clinic', {
      title: 'Clinic',
      description: 'The clinic that accepts the insurer, or does not.',
    }),
    verifiedBy: z.optional(
      weakReference(['person'], {
        title: 'Checked by',
        description: 'The person who asked the insurer. Readers never see it.',
      }),
    ),
  }),
  preview: {title: 'insurer.name', subtitle: 'status'},
  verified: {
    unit: 'acceptance',
    on: 'verifiedOn',
    remindAfter: 90,
    days: 180,
    from: 'validFrom',
    until: 'validTo',
  },
})
