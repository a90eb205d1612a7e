import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'

/** Says plainly that a picture or a file is not there yet, above the field that takes it. */
export function MissingFile({value, children}: {value: unknown; children: ReactNode}) {
  if (typeof value === 'object' && value !== null && 'asset' in value) return children
  return (
    <Stack gap={3} data-testid="missing-file">
      <Card tone="caution" padding={3} radius={2} border>
        <Flex gap={3} align="center">
          <Text size={1}>
            <ImageRemoveIcon />
          </Text>
          <Text size={1}>No file yet. Readers see the words without it.</Text>
        </Flex>
      </Card>
      {children}
    </Stack>
  )
}
