import {Stack} from '@sanity/ui'
import type {ReactNode} from 'react'

/** Puts something below an input that belongs to it. */
export function Below({input, children}: {input: ReactNode; children: ReactNode}) {
  return (
    <Stack gap={3}>
      {input}
      {children}
    </Stack>
  )
}
