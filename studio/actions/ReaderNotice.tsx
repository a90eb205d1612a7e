import {Stack, Text} from '@sanity/ui'

import {languages} from '../languages.ts'
import {unseenUnits} from '../review/standing.ts'
import type {Review} from '../review/useReview.ts'

/** Tells, language by language, what readers would not see of a document if it were published now. */
export function ReaderNotice({review}: {review: Review}) {
  return (
    <Stack gap={3} padding={2} data-testid="reader-notice">
      {languages.map(({id, title}) => (
        <Text size={1} key={id}>
          {title}: {noticeFor(review, id)}
        </Text>
      ))}
    </Stack>
  )
}

function noticeFor({resolved}: Review, locale: string): string {
  const unseen = unseenUnits(resolved, locale)
  if (unseen.length === 0) return 'readers see all of it.'
  const reasons = [...new Set(unseen.map(({reason}) => reason))].map((reason) => {
    const units = unseen.filter((entry) => entry.reason === reason).map(({unit}) => unit)
    return `${units.join(', ')} (${reason})`
  })
  return `readers will not see ${reasons.join('; ')}.`
}
