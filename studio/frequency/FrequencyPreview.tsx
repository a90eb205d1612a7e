import {directionOf, locales} from '@jakamy/schemas'
import {Card, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'
import {useFormValue} from 'sanity'

import {useWords, type Say} from '../i18n/useWords.ts'
import {IconArray, isDrawable} from './IconArray.tsx'
import {readingOf, type Dots, type Reading} from './reading.ts'

const languages = locales.map(({id}) => id)

/** Shows below a frequency, while it is filled in, how patients will read it. */
export function FrequencyPreview({value}: {value: unknown}) {
  const say = useWords()
  const document = useFormValue([])
  const reading = useMemo(() => readingOf(value, document, languages), [value, document])
  return (
    <Card padding={3} radius={2} border data-testid="frequency-preview">
      <Stack gap={3}>
        <Text size={1} weight="medium">
          {say('frequency.title')}
        </Text>
        <Told reading={reading} />
      </Stack>
    </Card>
  )
}

function Told({reading}: {reading: Reading}) {
  const say = useWords()
  switch (reading.kind) {
    case 'empty':
    case 'notStated':
    case 'notKnown':
      return <Text size={1}>{say(`frequency.${reading.kind}`)}</Text>
    case 'words':
      return (
        <>
          <Lines lines={reading.terms} />
          <Text size={1} muted>
            {say(reading.isRelative ? 'frequency.relative' : 'frequency.words')}
          </Text>
        </>
      )
    case 'sentence':
      return (
        <>
          <Lines lines={reading.sentences} />
          <Drawn dots={reading.dots} />
        </>
      )
    case 'statedOnly':
      return (
        <>
          <Text size={1} weight="semibold">
            {counted(reading.dots, say)}
          </Text>
          <Text size={1} muted>
            {say('frequency.statedOnly')}
          </Text>
          <Drawn dots={reading.dots} />
        </>
      )
  }
}

function Lines({lines}: {lines: readonly {language: string; text: string}[]}) {
  return lines.map(({language, text}) => (
    <Text size={1} weight="semibold" key={language}>
      <span lang={language} dir={directionOf(language)}>
        {text}
      </span>
    </Text>
  ))
}

function Drawn({dots}: {dots: Dots}) {
  const say = useWords()
  if (isDrawable(dots)) return <IconArray {...dots} />
  return (
    <Text size={1} muted>
      {say('frequency.tooRare')}
    </Text>
  )
}

function counted({low, high, denominator}: Dots, say: Say): string {
  return low === high
    ? say('frequency.countedOne', {low, denominator})
    : say('frequency.counted', {low, high, denominator})
}
