import {directionOf} from '@jakamy/schemas'
import {Card, Stack, Text} from '@sanity/ui'
import {styled} from 'styled-components'

import {useFieldTitles} from '../i18n/useFieldTitles.ts'
import {useWords} from '../i18n/useWords.ts'
import type {Piece} from './differences.ts'

/** One passage in one language: its words, or what stands for them. */
export type Column = {locale: string} & ({pieces: readonly Piece[]} | {missing: string})

interface PassageTextsProps {
  /** `_type` of the document. */
  type: string
  place: string
  /** Stand beside each other where there is room. */
  columns: readonly Column[]
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(7rem, 100%), 1fr));
  gap: 0.75rem;
`

/** Keeps paragraphs apart, and marks changes by more than a colour. */
const Words = styled.span`
  white-space: pre-line;
  overflow-wrap: anywhere;

  ins {
    background: color-mix(in srgb, currentColor 8%, #6fd08c 45%);
    color: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  del {
    background: color-mix(in srgb, currentColor 8%, #f08a80 40%);
    color: inherit;
    text-decoration: line-through;
  }

  .heard {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`

/** One passage with its place in the form, in one or several languages. */
export function PassageTexts({type, place, columns}: PassageTextsProps) {
  const titles = useFieldTitles()
  return (
    <Card padding={3} radius={2} border data-testid={`passage-${place}`}>
      <Stack gap={3}>
        <Text size={0} muted>
          {titles(type, place)}
        </Text>
        <Columns>
          {columns.map((column) => (
            <Text size={1} key={column.locale}>
              {'missing' in column ? (
                <em>{column.missing}</em>
              ) : (
                <Words lang={column.locale} dir={directionOf(column.locale)}>
                  {column.pieces.map((piece, index) => (
                    // Pieces have no identity but their place.
                    <Stretch key={index} piece={piece} />
                  ))}
                </Words>
              )}
            </Text>
          ))}
        </Columns>
      </Stack>
    </Card>
  )
}

function Stretch({piece: {kind, text}}: {piece: Piece}) {
  const say = useWords()
  if (kind === 'same') return text
  const Tag = kind === 'added' ? 'ins' : 'del'
  return (
    <Tag>
      <span className="heard">{say(`compare.${kind}`)} </span>
      {text}
    </Tag>
  )
}
