import {Card, Stack, Text, type CardTone} from '@sanity/ui'

import {useWords} from '../i18n/useWords.ts'
import type {Included} from '../review/useReview.ts'

const tones = {
  edited: 'caution',
  unpublished: 'critical',
  invalid: 'critical',
} as const satisfies Record<Exclude<Included['state'], 'current'>, CardTone>

/** The documents that are approved together with the open one, and what is wrong with any of them. */
export function IncludedDocuments({
  included,
  ready,
}: {
  included: readonly Included[]
  ready: boolean
}) {
  const say = useWords()
  if (!ready) return <Text size={1}>{say('included.reading')}</Text>
  if (included.length === 0) return null
  return (
    <Stack gap={3} data-testid="approve-included">
      <Text size={1}>{say('included.about')}</Text>
      <Text size={1} muted>
        {included.map(({title}) => title).join(' · ')}
      </Text>
      {included.map(({id, title, state}) =>
        state === 'current' ? null : (
          <Card key={id} tone={tones[state]} padding={3} radius={2} border>
            <Text size={1}>{say(`included.${state}`, {title})}</Text>
          </Card>
        ),
      )}
    </Stack>
  )
}
