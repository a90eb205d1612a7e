import {Box, Stack, Text} from '@sanity/ui'
import {useId} from 'react'
import {styled} from 'styled-components'

import {useWords} from '../i18n/useWords.ts'

/** A meter that browsers draw and screen readers read, in the colours of the interface. */
const Bar = styled.meter`
  display: block;
  width: 100%;
  height: 0.6rem;
`

/** How far a document is on its way to publication. */
export function Meter({done, total}: {done: number; total: number}) {
  const say = useWords()
  const id = useId()
  return (
    <Stack gap={3} data-testid="completeness-meter">
      <Text size={1} id={id}>
        {say('complete.meter', {done, total})}
      </Text>
      <Box>
        <Bar aria-labelledby={id} min={0} max={Math.max(1, total)} value={total === 0 ? 1 : done} />
      </Box>
    </Stack>
  )
}
