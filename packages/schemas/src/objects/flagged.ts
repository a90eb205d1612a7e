import * as z from 'zod/mini'

import {date, group, list, text} from '../fields/index.ts'

/** Open questions about a document, for its editors. Never shown to readers. */
export function flagged() {
  return list(
    group({
      title: 'Open question',
      name: 'flag',
      fields: {
        code: text({title: 'Kind', description: 'A short code, e.g. "translation-suspect".'}),
        field: z.optional(
          text({
            title: 'Field it is about',
            description: 'Name of the field, e.g. “coating”. Empty: the whole document.',
          }),
        ),
        note: z.optional(
          text({
            title: 'Note',
            description: 'What is doubtful, and who can settle it, e.g. “Ask [whom] whether …”.',
            long: true,
            max: 2000,
          }),
        ),
        resolvedOn: z.optional(
          date({title: 'Resolved on', description: 'Empty while the question is open.'}),
        ),
      },
    }),
    {
      title: 'Open questions',
      description: 'What is doubtful or missing, for the editors. Readers never see this.',
      bump: 'none',
    },
  )
}
