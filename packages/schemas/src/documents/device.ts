import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {
  choice,
  flag,
  group,
  list,
  quantity,
  reference,
  richText,
  text,
  weakReference,
  words,
} from '../fields/index.ts'

/** Something that is used in a procedure or stays in the body. */
export const device = defineDocument({
  name: 'device',
  title: 'Device',
  plural: 'Devices',
  description: 'An implant, catheter or monitor, with its size when that is known.',
  review: 'clinical',
  units: () => ({
    device: {
      title: 'Device',
      bump: 'major',
      fields: {
        name: words({
          title: 'Name',
          description: 'What patients call it, e.g. “Coronary stent”.',
          max: 80,
          bump: 'minor',
        }),
        kind: choice({
          title: 'Kind',
          description: 'What sort of device it is. An implant is meant to stay in the body.',
          bump: 'minor',
          options: {implant: 'Implant', catheter: 'Catheter', monitor: 'Monitor', other: 'Other'},
        }),
        description: z.optional(
          richText({
            title: 'Description',
            description: 'What it is and what it does, in plain words, e.g. “A [thing] that …”.',
          }),
        ),
        coating: z.optional(
          richText({
            title: 'Coating',
            description: 'A drug coating, in plain words, e.g. “It is covered with …”.',
          }),
        ),
        retained: choice({
          title: 'What becomes of it',
          description: 'Whether it stays in the body after the procedure.',
          options: {
            leftInPlace: 'Left in place',
            removed: 'Removed',
            absorbed: 'Absorbed',
            notStated: 'Not stated',
          },
        }),
        physicalSize: z.optional(
          group({
            title: 'Size',
            name: 'physicalSize',
            description: 'Needed to draw it at actual size. Leave empty rather than estimate.',
            bump: 'minor',
            fields: {
              lengthMm: z.optional(
                quantity({
                  title: 'Length in mm',
                  description: 'As the maker or a measurement gives it, e.g. “12.5”.',
                  min: 0.01,
                  max: 2000,
                }),
              ),
              widthMm: z.optional(
                quantity({
                  title: 'Width in mm',
                  description: 'As the maker or a measurement gives it, e.g. “12.5”.',
                  min: 0.01,
                  max: 2000,
                }),
              ),
              diameterMm: z.optional(
                quantity({
                  title: 'Diameter in mm',
                  description: 'As the maker or a measurement gives it, e.g. “12.5”.',
                  min: 0.01,
                  max: 2000,
                }),
              ),
              state: z.optional(
                choice({
                  title: 'State',
                  description: 'The state in which it has this size.',
                  options: {deployed: 'Deployed', undeployed: 'Not deployed'},
                }),
              ),
              source: z.optional(
                weakReference(['source'], {
                  title: 'Source of the size',
                  description: 'Where the numbers come from.',
                }),
              ),
            },
          }),
        ),
        states: z.optional(
          list(
            group({
              title: 'State',
              name: 'deviceState',
              fields: {
                key: text({
                  title: 'Key',
                  description: 'A name for programs, e.g. “deployed”.',
                  max: 60,
                }),
                label: z.optional(
                  words({
                    title: 'Label',
                    description:
                      'What readers see below the picture, if the picture has no caption, e.g. “Before it is opened”.',
                    max: 80,
                  }),
                ),
                media: reference('media', {
                  title: 'Picture',
                  description: 'The picture of the device in this state.',
                }),
              },
            }),
            {
              title: 'States and their pictures',
              description: 'e.g. undeployed on the balloon, then deployed.',
              bump: 'patch',
            },
          ),
        ),
        mri: z.optional(
          group({
            title: 'In an MRI scanner',
            description: 'Whether people who carry it may be scanned.',
            fields: {
              status: choice({
                title: 'MRI safety',
                description:
                  'Never conclude it from another device: use “Not stated” unless the maker says.',
                options: {
                  safe: 'Safe',
                  conditional: 'Under conditions',
                  unsafe: 'Unsafe',
                  notStated: 'Not stated',
                },
              }),
              statement: z.optional(
                words({
                  title: 'Statement',
                  description:
                    'What patients are told about scans, in the maker’s or a clinician’s words, e.g. “Before a scan, tell …”.',
                  long: true,
                  max: 500,
                }),
              ),
            },
          }),
        ),
        cardForPatient: z.optional(
          flag({
            title: 'Patients get an implant card',
            description: 'A card that names the implant, to show at later examinations.',
            bump: 'minor',
          }),
        ),
      },
    },
  }),
  fields: () => ({
    manufacturer: z.optional(
      text({
        title: 'Manufacturer',
        description:
          'Helps to find everybody concerned when a maker recalls a device, e.g. “[Company]”.',
      }),
    ),
    model: z.optional(
      text({
        title: 'Model',
        description: 'The maker’s own designation, e.g. “[letters and figures on the label]”.',
      }),
    ),
    udiDi: z.optional(
      text({
        title: 'UDI-DI',
        description:
          'The device identifier printed on the package, e.g. “[the digits after (01)]”.',
      }),
    ),
  }),
  preview: {title: 'name', subtitle: 'kind'},
})
