import {Fragment} from 'react'

import type {Text} from '../outline/nodes.ts'
import {isolated} from '../words/isolate.ts'
import {languageProps} from './languageProps.ts'

/** A text within a line: interface words with their language, and their values isolated. */
export function Inline({text, locale}: {text: Text; locale: string}) {
  if (typeof text === 'string') return text
  const words = isolated(text.text).map((piece, index) =>
    piece.isValue ? (
      <bdi key={index}>{piece.text}</bdi>
    ) : (
      <Fragment key={index}>{piece.text}</Fragment>
    ),
  )
  return text.locale === locale ? (
    words
  ) : (
    <span {...languageProps(text.locale, locale)}>{words}</span>
  )
}
