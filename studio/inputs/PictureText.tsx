import {check} from '@jakamy/policy'
import {documents} from '@jakamy/schemas'
import {Button, Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {PatchEvent, set, useFormValue} from 'sanity'
import {useDocumentPane} from 'sanity/structure'

import {definitions} from '../definitionOf.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'

const alt = 'alt'

/** At a picture: says that it lacks its text for people who cannot see it, and leads there. */
export function PictureText({children}: {children: ReactNode}) {
  const document = useFormValue([])
  const findings = useMemo(() => findingsIn(document), [document])
  return (
    <Stack gap={3}>
      {children}
      {findings.length > 0 && <Warning findings={findings} />}
    </Stack>
  )
}

function findingsIn(stored: unknown) {
  const {_type, ...fields}: Record<string, unknown> = Object(stored)
  const definition = documents.media
  if (_type !== definition.name) return []
  const document = {...fields, _id: '', _type}
  return check({definition, definitions, document}).filter(
    (finding) => finding.check === 'V12' && finding.path === alt,
  )
}

function Warning({findings}: {findings: ReturnType<typeof check>}) {
  const say = useWords()
  const language = useLanguage()
  const {onPathOpen, onFocus, onChange} = useDocumentPane()
  const write = () => {
    onPathOpen([alt])
    onFocus([alt])
  }
  return (
    <Card tone="caution" padding={3} radius={2} border data-testid="picture-text">
      <Stack gap={3}>
        {findings.map(({locale, message}) => (
          <Text size={1} key={locale ?? ''}>
            {locale !== undefined && `${locale.toUpperCase()}: `}
            {message[language]}
          </Text>
        ))}
        <Flex gap={2} wrap="wrap">
          <Button text={say('alt.write')} data-testid="picture-text-write" onClick={write} />
          <Button
            mode="bleed"
            text={say('alt.decorative')}
            data-testid="picture-text-decorative"
            onClick={() => onChange(PatchEvent.from(set(true, ['decorative'])))}
          />
        </Flex>
      </Stack>
    </Card>
  )
}
