import {Badge, Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'
import type {DocumentInspectorProps} from 'sanity'
import {useDocumentPane} from 'sanity/structure'

import {useFieldTitles} from '../i18n/useFieldTitles.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
import {Panel} from '../panels/Panel.tsx'
import {useResolved} from '../panels/useResolved.ts'
import {completenessOf, type Missing} from './completeness.ts'
import {Meter} from './Meter.tsx'

const kinds = ['rule', 'consent', 'finding', 'text'] as const

/** Lists what is missing for publication; each entry leads to its field. */
export function CompletenessPanel({onClose}: DocumentInspectorProps) {
  const say = useWords()
  const resolved = useResolved()
  const completeness = useMemo(() => resolved && completenessOf(resolved), [resolved])
  return (
    <Panel title={say('complete.title')} testId="completeness-panel" onClose={onClose}>
      {completeness === undefined ? (
        <Text size={1}>{say('panel.reading')}</Text>
      ) : (
        <Stack gap={5}>
          <Meter done={completeness.done} total={completeness.total} />
          {completeness.missing.length === 0 && <Text size={1}>{say('complete.nothing')}</Text>}
          {kinds.map((kind) => (
            <Missings
              key={kind}
              kind={kind}
              missing={completeness.missing.filter((one) => one.kind === kind)}
            />
          ))}
        </Stack>
      )}
    </Panel>
  )
}

function Missings({kind, missing}: {kind: Missing['kind']; missing: Missing[]}) {
  const say = useWords()
  if (missing.length === 0) return null
  return (
    <Stack gap={3} data-testid={`missing-${kind}`}>
      <Text as="h3" size={1} weight="semibold">
        {say(`complete.${kind}`)}
      </Text>
      <Stack as="ul" gap={2}>
        {missing.map((one) => (
          <li key={`${one.place} ${one.locale ?? ''} ${one.message?.en ?? ''}`}>
            <MissingButton missing={one} />
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

function MissingButton({missing: {path, place, locale, message}}: {missing: Missing}) {
  const {onPathOpen, onFocus, documentType} = useDocumentPane()
  const titles = useFieldTitles()
  const language = useLanguage()
  const go = () => {
    onPathOpen(path)
    onFocus(path)
  }
  return (
    <Card
      as="button"
      type="button"
      padding={3}
      radius={2}
      border
      style={{width: '100%', textAlign: 'start'}}
      tone="inherit"
      data-testid={`missing-${place}`}
      onClick={go}
    >
      <Flex gap={3} align="flex-start">
        <Stack gap={2} flex={1}>
          <Text size={1} weight="medium">
            {titles(documentType, place)}
          </Text>
          {message !== undefined && (
            <Text size={1} muted>
              {message[language]}
            </Text>
          )}
        </Stack>
        {locale !== undefined && <Badge>{locale.toUpperCase()}</Badge>}
      </Flex>
    </Card>
  )
}
