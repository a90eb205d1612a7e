import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import {Card, Flex, Stack, Text} from '@sanity/ui'
import type {ReactNode} from 'react'
import {useFormValue, type Path} from 'sanity'

import {useWords} from '../i18n/useWords.ts'
import {fileField} from '../mediaFile.ts'

interface MissingFileProps {
  path: Path
  value: unknown
  /** The input that takes the file. */
  children: ReactNode
}

/** Says plainly that a picture or a file is not there yet, above the input that takes it. */
export function MissingFile({path, value, children}: MissingFileProps) {
  const say = useWords()
  const type = useFormValue(['_type'])
  const kind = useFormValue(['kind'])
  const isExpected = type !== 'media' || path.length > 1 || path[0] === fileField(kind)
  const isMissing = isExpected && !Object(value).asset
  // The input keeps its place in the tree: moved, it would forget the upload it is showing.
  return (
    <Stack gap={3}>
      {isMissing && (
        <Card tone="caution" padding={3} radius={2} border data-testid="missing-file">
          <Flex gap={3} align="center">
            <Text size={1}>
              <ImageRemoveIcon />
            </Text>
            <Text size={1}>{say('file.missing')}</Text>
          </Flex>
        </Card>
      )}
      {children}
    </Stack>
  )
}
