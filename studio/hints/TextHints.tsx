import {hardToRead, plainText, readability} from '@jakamy/policy'
import {Stack, Text} from '@sanity/ui'
import {useMemo, type ReactNode} from 'react'
import {useFormValue, type Path} from 'sanity'

import {useWords} from '../i18n/useWords.ts'
import {useGlossary} from './Glossary.tsx'
import {glossaryHints} from './glossaryHints.ts'

/** Fewer words are a title or a label, which no formula fits. */
const enoughWords = 12

interface TextHintsProps {
  path: Path
  value: unknown
  /** The input of the text. */
  children: ReactNode
}

/** Below one language of a text: how hard it is to read, and the words that the glossary prefers. */
export function TextHints({path, value, children}: TextHintsProps) {
  const item = useFormValue(path.slice(0, -1))
  const language: unknown = Object(item).language
  const text = useMemo(() => plainText(value), [value])
  // The input keeps its place in the tree: moved, it would lose the focus at the first letter.
  return (
    <Stack gap={3}>
      {children}
      {typeof language === 'string' && text !== '' && (
        <>
          <ReadingHint text={text} language={language} />
          <GlossaryHints text={text} language={language} />
        </>
      )}
    </Stack>
  )
}

function ReadingHint({text, language}: {text: string; language: string}) {
  const say = useWords()
  const measured = useMemo(() => readability(text, language), [text, language])
  const isHard = useMemo(() => hardToRead(text, language).length > 0, [text, language])
  const {words, longestSentence, grade, ease} = measured
  if (words < enoughWords) return null
  const figures = [
    say('reading.measure', {words, longest: longestSentence}),
    grade === undefined ? undefined : say('reading.grade', {grade: Math.max(0, Math.round(grade))}),
    grade === undefined && ease !== undefined
      ? say('reading.ease', {ease: Math.round(ease)})
      : undefined,
  ]
  return (
    <Text
      size={0}
      muted={!isHard}
      weight={isHard ? 'medium' : 'regular'}
      title={say('reading.about')}
      data-testid="reading-hint"
    >
      {isHard && '⚠ '}
      {figures.filter((figure) => figure !== undefined).join(' · ')}
    </Text>
  )
}

function GlossaryHints({text, language}: {text: string; language: string}) {
  const say = useWords()
  const terms = useGlossary()
  const hints = useMemo(() => glossaryHints(text, language, terms), [text, language, terms])
  return hints.map(({used, preferred}) => (
    <Text size={1} key={used} data-testid="glossary-hint">
      {say('glossary.prefer', {used, preferred})}
    </Text>
  ))
}
