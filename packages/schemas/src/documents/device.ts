import * as z from 'zod/mini'

import {defineDocument} from '../defineDocument.ts'
import {choice, flag, group, list, quantity, reference, richText, text, weakReference, words} from '../fields/index.ts'

/** Something that is used in a procedure or stays in the body. */
export const device = defineDocument({
  name: 'device',
  title: 'Device',
  plural: 'Devices',
  description: 'An implant, catheter or monitor, with its size when that is known.',
  review: 'clinical',
  units: {
    device: {
      title: 'Device',
      bump: 'major',
      fields: {
        name: words({title: 'Name', max: 80, bump: 'minor'}),
        kind: choice({
          title: 'Kind',
          bump: 'minor',
          options: {implant: 'Implant', catheter: 'Catheter', monitor: 'Monitor', other: 'Other'},
        }),
        description: z.optional(richText({title: 'Description'})),
        coating: z.optional(richText({title: 'Coating', description: 'A drug coating, in plain words.'})),
        retained: choice({
          title: 'What becomes of it',
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
            bump: 'minor',
            fields: {
              lengthMm: z.optional(quantity({title: 'Length in mm', min: 0.01, max: 2000})),
              widthMm: z.optional(quantity({title: 'Width in mm', min: 0.01, max: 2000})),
              diameterMm: z.optional(quantity({title: 'Diameter in mm', min: 0.01, max: 2000})),
              state: z.optional(
                choice({title: 'State', options: {deployed: 'Deployed', undeployed: 'Not deployed'}}),
              ),
              source: z.optional(weakReference(['source'], {title: 'Source of the size'})),
            },
          }),
        ),
        states: z.optional(
          list(
            group({
              title: 'State',
              name: 'deviceState',
              fields: {
                key: text({title: 'Key', max: 60}),
                label: z.optional(words({title: 'Label', max: 80})),
                media: reference('media', {title: 'Picture'}),
              },
            }),
            {title: 'States and their pictures', bump: 'patch'},
          ),
        ),
        mri: z.optional(
          group({
            title: 'In an MRI scanner',
            fields: {
              status: choice({
                title: 'MRI safety',
                options: {
                  safe: 'Safe',
                  conditional: 'Under conditions',
                  unsafe: 'Unsafe',
                  notStated: 'Not stated',
                },
              }),
              statement: z.optional(words({title: 'Statement', long: true, max: 500})),
            },
          }),
        ),
        cardForPatient: z.optional(flag({title: 'Patients get an implant card', bump: 'minor'})),
      },
    },
  },
  fields: {
    manufacturer: z.optional(text({title: 'Manufacturer'})),
    model: z.optional(text({title: 'Model'})),
    udiDi: z.optional(text({title: 'UDI-DI'})),
  },
  preview: {title: 'name', subtitle: 'kind'},
})
