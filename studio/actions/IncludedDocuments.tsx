import {Card, Stack, Text, type CardTone} from '@sanity/ui'

import type {Included} from '../review/useReview.ts'

const words: Readonly<Record<Included['state'], {text: string; tone: CardTone}>> = {
  current: {text: '', tone: 'default'},
  edited: {
    text: 'has changes that are not published. You approve it as it is published.',
    tone: 'caution',
  },
  unpublished: {
    text: 'is not published. Publish it before you approve this text.',
    tone: 'critical',
  },
  invalid: {
    text: 'breaks a rule, so readers do not get it. Correct and publish it first.',
    tone: 'critical',
  },
}

/** The documents that are approved together with the open one, and what is wrong with any of them. */
export function IncludedDocuments({
  included,
  ready,
}: {
  included: readonly Included[]
  ready: boolean
}) {
  if (!ready) return <Text size={1}>Reading what this text includes …</Text>
  if (included.length === 0) return null
  return (
    <Stack gap={3} data-testid="approve-included">
      <Text size={1}>Approved with it, as they are published:</Text>
      <Text size={1} muted>
        {included.map(({title}) => title).join(' · ')}
      </Text>
      {included
        .filter(({state}) => state !== 'current')
        .map(({id, title, state}) => (
          <Card key={id} tone={words[state].tone} padding={3} radius={2} border>
            <Text size={1}>
              “{title}” {words[state].text}
            </Text>
          </Card>
        ))}
    </Stack>
  )
}
