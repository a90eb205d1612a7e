import {Card, Stack, Text, TextArea} from '@sanity/ui'
import {useId} from 'react'

import {usePlaceTitles} from '../i18n/usePlaceTitles.ts'
import {useWords} from '../i18n/useWords.ts'
import {Field} from './Field.tsx'

interface ConsentWaiverProps {
  /** `_type` of the document. */
  type: string
  /** Names of the fields that consent needs and that are empty. */
  gaps: readonly string[]
  reason: string
  onReason: (reason: string) => void
}

/** Names what consent would need, and asks why the text may be published without it. */
export function ConsentWaiver({type, gaps, reason, onReason}: ConsentWaiverProps) {
  const say = useWords()
  const titleOf = usePlaceTitles(type)
  const id = useId()
  return (
    <Card tone="caution" padding={4} radius={2} border data-testid="approve-waiver">
      <Stack gap={4}>
        <Text size={1} weight="semibold">
          {say('waiver.title')}
        </Text>
        <Text size={1}>{say('waiver.about')}</Text>
        <Stack as="ul" gap={2}>
          {gaps.map((gap) => (
            <Text as="li" size={1} key={gap}>
              {titleOf(gap)}
            </Text>
          ))}
        </Stack>
        <Field label={say('waiver.reason')} description={say('waiver.reason.about')} htmlFor={id}>
          <TextArea
            id={id}
            data-testid="approve-reason"
            rows={3}
            required
            value={reason}
            onChange={(event) => onReason(event.currentTarget.value)}
          />
        </Field>
      </Stack>
    </Card>
  )
}
