import {Card, Flex} from '@sanity/ui'
import type {ReactNode} from 'react'
import {DocumentInspectorHeader} from 'sanity/structure'

import {useWords} from '../i18n/useWords.ts'

interface PanelProps {
  title: string
  testId: string
  onClose: () => void
  children: ReactNode
}

/** A panel beside the form of a document. */
export function Panel({title, testId, onClose, children}: PanelProps) {
  const say = useWords()
  return (
    <Flex direction="column" height="fill" overflow="hidden" data-testid={testId}>
      <DocumentInspectorHeader
        as="header"
        flex="none"
        title={title}
        closeButtonLabel={say('panel.close')}
        onClose={onClose}
      />
      <Card as="section" aria-label={title} tabIndex={0} flex={1} overflow="auto" padding={3}>
        {children}
      </Card>
    </Flex>
  )
}
