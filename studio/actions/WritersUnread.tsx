import {Card, Text} from '@sanity/ui'

import {useWords} from '../i18n/useWords.ts'
import type {Writers} from '../review/useWriters.ts'

/** Says that the history did not tell who has written the words; nothing when it did. */
export function WritersUnread({writers}: {writers: Writers}) {
  const say = useWords()
  if (writers.state !== 'failed') return null
  return (
    <Card tone="caution" padding={3} radius={2} border data-testid="writers-unread">
      <Text size={1}>{say('writers.unread')}</Text>
    </Card>
  )
}
