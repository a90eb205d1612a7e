import {approvalFor, reviewStanding, type Resolved, type Withdrawal} from '@jakamy/policy'
import {sourceLocale} from '@jakamy/schemas'
import {Flex, Stack, Tab, TabList, Text} from '@sanity/ui'
import {useState} from 'react'
import type {DocumentInspectorProps} from 'sanity'

import {dateIn} from '../i18n/dateIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
import {languages} from '../languages.ts'
import {Panel} from '../panels/Panel.tsx'
import {useResolved} from '../panels/useResolved.ts'
import {useActorAndWithdrawals} from '../review/useActorAndWithdrawals.ts'
import {ChangesSinceApproval} from './ChangesSinceApproval.tsx'
import {SideBySideTexts} from './SideBySideTexts.tsx'

const views = ['changes', 'sides'] as const

/** For reviewers: what has changed since the last approval, and a translation beside its source. */
export function ComparisonPanel({onClose}: DocumentInspectorProps) {
  const say = useWords()
  const resolved = useResolved()
  const {withdrawals, ready} = useActorAndWithdrawals()
  return (
    <Panel title={say('compare.title')} testId="comparison-panel" onClose={onClose}>
      {resolved && ready ? (
        <Comparison resolved={resolved} withdrawals={withdrawals} />
      ) : (
        <Text size={1}>{say('panel.reading')}</Text>
      )}
    </Panel>
  )
}

interface ComparisonProps {
  resolved: Resolved
  withdrawals: readonly Withdrawal[]
}

function Comparison({resolved, withdrawals}: ComparisonProps) {
  const say = useWords()
  const language = useLanguage()
  const [locale, setLocale] = useState<string>(sourceLocale)
  const [view, setView] = useState<(typeof views)[number]>('changes')
  const approval = approvalFor(resolved.document, locale)
  const {verdict} = reviewStanding({...resolved, locale, withdrawals, now: new Date()})
  const isTranslation = locale !== sourceLocale
  const shown = isTranslation ? view : 'changes'
  return (
    <Stack gap={4}>
      <TabList gap={1}>
        {languages.map(({id}) => (
          <Tab
            key={id}
            id={`compare-language-${id}`}
            aria-controls="compare-texts"
            data-testid={`compare-language-${id}`}
            label={say(`language.${id}`)}
            selected={id === locale}
            onClick={() => setLocale(id)}
          />
        ))}
      </TabList>
      <Text size={1} muted data-testid="compare-standing">
        {say(`state.${verdict}`)}
        {approval &&
          ` · ${say('compare.approvedAs', {
            version: approval.version,
            date: dateIn(language, approval.reviewedOn),
            reviewer: approval.reviewerLabel,
          })}`}
      </Text>
      {isTranslation && (
        <TabList gap={1}>
          {views.map((name) => (
            <Tab
              key={name}
              id={`compare-view-${name}`}
              aria-controls="compare-texts"
              data-testid={`compare-view-${name}`}
              label={say(`compare.${name}`)}
              selected={name === view}
              onClick={() => setView(name)}
            />
          ))}
        </TabList>
      )}
      <Flex
        id="compare-texts"
        role="tabpanel"
        aria-labelledby={`compare-language-${locale}`}
        direction="column"
      >
        {shown === 'sides' ? (
          <SideBySideTexts resolved={resolved} locale={locale} />
        ) : approval ? (
          <ChangesSinceApproval key={approval.hash} resolved={resolved} approval={approval} />
        ) : (
          <Text size={1} data-testid="compare-never">
            {say('compare.never')}
          </Text>
        )}
      </Flex>
    </Stack>
  )
}
