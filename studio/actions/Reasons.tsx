import type {Message} from '@jakamy/policy'
import {Card, Stack, Text} from '@sanity/ui'

import {useLanguage} from '../i18n/useLanguage.ts'
import {usePlaceTitles} from '../i18n/usePlaceTitles.ts'
import {useWords} from '../i18n/useWords.ts'
import {reasonIn} from '../review/reasonIn.ts'

interface ReasonsProps {
  reasons: readonly Message[]
  /** `_type` of the document they are about. */
  type: string
}

/** Why something is not possible, in the words of the rules; nothing when it is. */
export function Reasons({reasons, type}: ReasonsProps) {
  const say = useWords()
  const language = useLanguage()
  const titleOf = usePlaceTitles(type)
  if (reasons.length === 0) return null
  return (
    <Card tone="caution" padding={3} radius={2} border data-testid="review-refused">
      <Stack gap={3}>
        <Text size={1} weight="semibold">
          {say('action.refused')}
        </Text>
        {reasons.map((reason) => (
          <Text size={1} key={reason.en}>
            {reasonIn(language, reason, titleOf)}
          </Text>
        ))}
      </Stack>
    </Card>
  )
}
