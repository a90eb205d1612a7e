import {Button, Card, Flex} from '@sanity/ui'
import {useMemo} from 'react'
import {useDocumentPane} from 'sanity/structure'
import {styled} from 'styled-components'

import {useWords} from '../i18n/useWords.ts'
import {useResolved} from '../panels/useResolved.ts'
import {completenessOf} from './completeness.ts'
import {completenessInspector} from './completenessInspector.ts'
import {Meter} from './Meter.tsx'

const Wide = styled.div`
  flex: 1 1 12rem;
`

/** At the head of a form: how complete the document is, and the way to what is missing. */
export function CompletenessBar() {
  const say = useWords()
  const resolved = useResolved()
  const {openInspector, inspector} = useDocumentPane()
  const completeness = useMemo(() => resolved && completenessOf(resolved), [resolved])
  if (!completeness || completeness.total === 0) return null
  const {done, total, missing} = completeness
  return (
    <Card padding={3} marginBottom={4} radius={2} border data-testid="completeness-bar">
      <Flex gap={3} align="center" wrap="wrap">
        <Wide>
          <Meter done={done} total={total} />
        </Wide>
        {missing.length > 0 && inspector?.name !== completenessInspector && (
          <Button
            mode="ghost"
            text={say('complete.show', {count: missing.length})}
            data-testid="completeness-open"
            onClick={() => openInspector(completenessInspector)}
          />
        )}
      </Flex>
    </Card>
  )
}
