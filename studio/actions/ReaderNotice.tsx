import {Stack, Text} from '@sanity/ui'

import {languages} from '../languages.ts'
import {readerView} from '../review/standing.ts'
import type {Workflow} from '../review/useWorkflow.ts'

/** Tells, language by language, what readers would not see of a document if it were published now. */
export function ReaderNotice({workflow}: {workflow: Workflow}) {
  return (
    <Stack gap={3} padding={2} data-testid="reader-notice">
      {languages.map(({id, title}) => (
        <Text size={1} key={id}>
          {title}: {noticeFor(workflow, id)}
        </Text>
      ))}
    </Stack>
  )
}

function noticeFor({review, withdrawals}: Workflow, locale: string): string {
  const {texts, unseen} = readerView(review.resolved, locale, withdrawals)
  if (unseen.length === 0) return 'readers see all of it.'
  const reasons = [...new Set(unseen.map(({reason}) => reason))]
  if (unseen.length === texts && reasons.length === 1)
    return `readers see none of it (${reasons[0]}).`
  const grouped = reasons.map((reason) => {
    const units = unseen.filter((entry) => entry.reason === reason).map(({unit}) => unit)
    return `${units.join(', ')} (${reason})`
  })
  return `readers will not see ${grouped.join('; ')}.`
}
