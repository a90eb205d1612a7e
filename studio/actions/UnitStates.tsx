import type {Candidate} from '@jakamy/policy'
import {Badge, Flex, Stack, Text, type BadgeTone} from '@sanity/ui'

import type {Word} from '../i18n/en.ts'
import {titleIn} from '../i18n/titleIn.ts'
import {useFieldTitles} from '../i18n/useFieldTitles.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'

interface UnitStatesProps {
  /** `_type` of the document. */
  type: string
  /** The units in the language that is approved. */
  units: Readonly<Record<string, Candidate>>
  /** The units of the definition, for their titles. */
  titles: Readonly<Record<string, {title: string}>>
}

const looks: Readonly<Record<Candidate['state'], {word: Word; tone: BadgeTone}>> = {
  complete: {word: 'unit.complete', tone: 'positive'},
  incomplete: {word: 'unit.incomplete', tone: 'caution'},
  missing: {word: 'unit.missing', tone: 'caution'},
  empty: {word: 'unit.empty', tone: 'default'},
  broken: {word: 'state.broken', tone: 'critical'},
}

/** The units of one language: which are complete, and which texts the others lack. */
export function UnitStates({type, units, titles}: UnitStatesProps) {
  const say = useWords()
  const language = useLanguage()
  const fieldTitles = useFieldTitles()
  return (
    <Stack as="ul" gap={3} data-testid="approve-units">
      {Object.entries(units).map(([unit, {state, missing}]) => (
        <Stack as="li" gap={2} key={unit}>
          <Flex gap={2} align="center" justify="space-between">
            <Text size={1}>{titleIn(language, titles[unit]?.title ?? unit)}</Text>
            <Badge tone={looks[state].tone}>{say(looks[state].word)}</Badge>
          </Flex>
          {state === 'incomplete' &&
            missing.map((path) => (
              <Text size={1} muted key={path}>
                {say('unit.lacks', {field: fieldTitles(type, path)})}
              </Text>
            ))}
        </Stack>
      ))}
    </Stack>
  )
}
