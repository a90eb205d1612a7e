import type {Message} from '@jakamy/policy'
import {Card, Stack, Text} from '@sanity/ui'

import {useWords} from '../i18n/useWords.ts'
import {useMessage} from '../review/useMessage.ts'

/** Why something is not possible, in the words of the rules; nothing when it is. */
export function Reasons({reasons}: {reasons: readonly Message[]}) {
  const say = useWords()
  const tell = useMessage()
  if (reasons.length === 0) return null
  return (
    <Card tone="caution" padding={3} radius={2} border data-testid="review-refused">
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {say('action.refused')}
        </Text>
        {reasons.map((reason) => (
          <Text size={1} key={reason.en}>
            {tell(reason)}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}
