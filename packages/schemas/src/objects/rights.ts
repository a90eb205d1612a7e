import {choice, date, flag, group, link, text} from '../fields/index.ts'
import * as z from 'zod/mini'

/** Who owns a document's words and pictures, and who else may use them. */
export function rights() {
  return group({
    title: 'Rights',
    description: 'Who owns this text or picture. While it is unknown, other clinics cannot re-use it.',
    name: 'rights',
    bump: 'none',
    fields: {
      licence: choice({
        title: 'Licence',
        options: {
          own: 'Our own work',
          'CC-BY-4.0': 'CC BY 4.0',
          'CC-BY-SA-4.0': 'CC BY-SA 4.0',
          'OGL-3.0': 'Open Government Licence 3.0',
          'PD-US': 'Public domain (US)',
          permission: 'Used with permission',
          unknown: 'Unknown',
        },
        initial: 'unknown',
      }),
      holder: z.optional(text({title: 'Rights holder'})),
      attribution: z.optional(text({title: 'Credit line', description: 'Shown wherever the content is shown.'})),
      sourceUrl: z.optional(link({title: 'Where it comes from'})),
      permissionRef: z.optional(text({title: 'Reference of the permission'})),
      reuseByClinics: z.optional(flag({title: 'Other clinics may re-use it'})),
      expires: z.optional(date({title: 'Permission ends on'})),
      note: z.optional(text({title: 'Note', long: true, max: 1000})),
    },
  })
}
