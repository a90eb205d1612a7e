import {Box, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'

interface FieldProps {
  label: string
  description?: string
  /** Id of the input. */
  htmlFor: string
  children: ReactNode
}

/** One labelled input of a dialog. */
export function Field({label, description, htmlFor, children}: FieldProps) {
  return (
    <Stack gap={3}>
      <Text as="label" size={1} weight="medium" htmlFor={htmlFor}>
        {label}
      </Text>
      {description !== undefined && (
        <Text size={1} muted>
          {description}
        </Text>
      )}
      <Box>{children}</Box>
    </Stack>
  )
}
