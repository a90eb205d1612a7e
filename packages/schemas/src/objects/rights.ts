import * as z from 'zod/mini'

import {choice, date, flag, group, link, text} from '../fields/index.ts'

/** Who owns a document's words and pictures, and who else may use them. */
export function rights() {
  return group({
    title: 'Rights',
    description:
      'Who owns this text or picture. While it is unknown, other clinics cannot re-use it.',
    name: 'rights',
    bump: 'none',
    fields: {
      licence: choice({
        title: 'Licence',
        description:
          'Under which terms the text or picture may be used. Leave it at “Unknown” until somebody has checked.',
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
      holder: z.optional(
        text({
          title: 'Rights holder',
          description: 'The person or body that owns it, e.g. “[Name of the clinic]”.',
        }),
      ),
      attribution: z.optional(
        text({
          title: 'Credit line',
          description: 'Shown wherever the content is shown, e.g. “© [holder], [year]”.',
        }),
      ),
      sourceUrl: z.optional(
        link({
          title: 'Where it comes from',
          description: 'The web page it was taken from, if there is one.',
        }),
      ),
      permissionRef: z.optional(
        text({
          title: 'Reference of the permission',
          description:
            'Where the permission is filed, so that a colleague can find it, e.g. “[letter of, date, folder]”.',
        }),
      ),
      reuseByClinics: z.optional(
        flag({
          title: 'Other clinics may re-use it',
          description: 'Only if the licence or the permission says so.',
        }),
      ),
      expires: z.optional(
        date({
          title: 'Permission ends on',
          description: 'After this day it may no longer be used. Empty: no end.',
        }),
      ),
      note: z.optional(
        text({
          title: 'Note',
          description:
            'What is known and what is still to be settled. Readers never see it. E.g. “Asked [whom] on [date]”.',
          long: true,
          max: 1000,
        }),
      ),
    },
  })
}
