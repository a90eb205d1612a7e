import type {Candidate} from '@jakamy/policy'
import {Badge, Flex, Stack, Text, type BadgeTone} from '@sanity/ui'
import {useSchema} from 'sanity'

import {fieldTitles} from '../review/fieldTitles.ts'

interface UnitStatesProps {
  /** `_type` of the document. */
  type: string
  /** The units in the language that is approved. */
  units: Readonly<Record<string, Candidate>>
  /** The units of the definition, for their titles. */
  titles: Readonly<Record<string, {title: string}>>
}

const words: Readonly<Record<Candidate['state'], {text: string; tone: BadgeTone}>> = {
  complete: {text: 'complete', tone: 'positive'},
  incomplete: {text: 'incomplete, stays withheld', tone: 'caution'},
  missing: {text: 'no text yet, stays withheld', tone: 'caution'},
  empty: {text: 'says nothing', tone: 'default'},
  broken: {text: 'not valid, or includes what is not published', tone: 'critical'},
}

/** The units of one language: which are complete, and which texts the others lack. */
export function UnitStates({type, units, titles}: UnitStatesProps) {
  const schema = useSchema()
  return (
    <Stack as="ul" gap={3} data-testid="approve-units">
      {Object.entries(units).map(([unit, {state, missing}]) => (
        <Stack as="li" gap={2} key={unit}>
          <Flex gap={2} align="center" justify="space-between">
            <Text size={1}>{titles[unit]?.title ?? unit}</Text>
            <Badge tone={words[state].tone}>{words[state].text}</Badge>
          </Flex>
          {state === 'incomplete' &&
            missing.map((path) => (
              <Text size={1} muted key={path}>
                Missing: {fieldTitles(schema, type, path)}
              </Text>
            ))}
        </Stack>
      ))}
    </Stack>
  )
}
