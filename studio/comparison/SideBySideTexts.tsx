import {candidatesOf, type Resolved} from '@jakamy/policy'
import {sourceLocale} from '@jakamy/schemas'
import {Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'

import {titleIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
import {passagesOf, type Passage} from './passages.ts'
import {PassageTexts} from './PassageTexts.tsx'

interface SideBySideTextsProps {
  resolved: Resolved
  /** The language of the translation. */
  locale: string
}

/** Every text of a document beside its translation, in the order of the page. */
export function SideBySideTexts({resolved, locale}: SideBySideTextsProps) {
  const say = useWords()
  const language = useLanguage()
  const units = useMemo(() => pairsIn(resolved, locale), [resolved, locale])
  return (
    <Stack gap={5}>
      {units.map(({unit, title, pairs}) => (
        <Stack gap={3} key={unit} data-testid={`sides-unit-${unit}`}>
          <Text as="h3" size={1} weight="semibold">
            {titleIn(language, title)}
          </Text>
          {pairs.map(({source, target}) => (
            <PassageTexts
              key={source.id}
              type={resolved.definition.name}
              place={source.place}
              columns={[
                {locale: sourceLocale, pieces: [{text: source.text, kind: 'same'}]},
                target === undefined
                  ? {locale, missing: say('compare.noText')}
                  : {locale, pieces: [{text: target.text, kind: 'same'}]},
              ]}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  )
}

interface UnitPairs {
  unit: string
  title: string
  pairs: {source: Passage; target: Passage | undefined}[]
}

/** A language that no document speaks: what it lacks is all that is written in any language. */
const noLanguage = 'zxx'

/** What all languages share, such as a number, is no text to compare and is left out. */
function pairsIn(resolved: Resolved, locale: string): UnitPairs[] {
  const candidates = candidatesOf(resolved, [locale, noLanguage])
  return Object.entries(resolved.definition.units).flatMap(([unit, {title}]) => {
    const source = candidates.get(sourceLocale)?.[unit]
    const target = candidates.get(locale)?.[unit]
    if (!source || !target) return []
    const written = new Set(candidates.get(noLanguage)?.[unit]?.missing)
    const targets = new Map(passagesOf(target).map((passage) => [passage.id, passage]))
    const pairs = passagesOf(source)
      .filter(({place}) => written.has(place))
      .map((passage) => ({source: passage, target: targets.get(passage.id)}))
    return pairs.length === 0 ? [] : [{unit, title, pairs}]
  })
}
