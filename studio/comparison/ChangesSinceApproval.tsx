import {candidatesOf, type Approval, type Resolved} from '@jakamy/policy'
import {Card, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'

import {titleIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
import {differencesOf, type Difference} from './differences.ts'
import {passagesOf} from './passages.ts'
import {PassageTexts} from './PassageTexts.tsx'
import {useApprovedVersion} from './useApprovedVersion.ts'

interface ChangesSinceApprovalProps {
  resolved: Resolved
  approval: Approval
}

/** Every word of one language that is not what was approved, unit by unit. */
export function ChangesSinceApproval({resolved, approval}: ChangesSinceApprovalProps) {
  const say = useWords()
  const language = useLanguage()
  const approved = useApprovedVersion(resolved, approval)
  const {locale} = approval
  const units = useMemo(
    () => (approved.state === 'found' ? changesIn(approved.resolved, resolved, locale) : []),
    [approved, resolved, locale],
  )
  if (approved.state !== 'found') {
    return (
      <Text size={1} data-testid={`compare-${approved.state}`}>
        {say(`compare.${approved.state}`)}
        {approved.state === 'failed' && ` ${String(approved.error)}`}
      </Text>
    )
  }
  return (
    <Stack gap={5}>
      {!approved.isProven && (
        <Card tone="caution" padding={3} radius={2} border data-testid="compare-unproven">
          <Text size={1}>{say('compare.unproven')}</Text>
        </Card>
      )}
      {units.length === 0 && (
        <Text size={1} data-testid="compare-unchanged">
          {say('compare.unchanged')}
        </Text>
      )}
      {units.map(({unit, title, differences}) => (
        <Stack gap={3} key={unit} data-testid={`compare-unit-${unit}`}>
          <Text as="h3" size={1} weight="semibold">
            {titleIn(language, title)}
          </Text>
          {differences.map((difference) => (
            <PassageTexts
              key={difference.id}
              type={resolved.definition.name}
              place={difference.place}
              columns={[{locale, pieces: difference.pieces}]}
            />
          ))}
        </Stack>
      ))}
    </Stack>
  )
}

interface UnitChanges {
  unit: string
  title: string
  differences: Difference[]
}

function changesIn(before: Resolved, after: Resolved, locale: string): UnitChanges[] {
  const earlier = candidatesOf(before, [locale]).get(locale) ?? {}
  const later = candidatesOf(after, [locale]).get(locale) ?? {}
  return Object.entries(after.definition.units).flatMap(([unit, {title}]) => {
    const differences = differencesOf(
      passagesOf(earlier[unit] ?? {value: {}}),
      passagesOf(later[unit] ?? {value: {}}),
      locale,
    ).filter(({isChanged}) => isChanged)
    return differences.length === 0 ? [] : [{unit, title, differences}]
  })
}
