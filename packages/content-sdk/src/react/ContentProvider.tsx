import {createContext, useCallback, useMemo, useState, type ReactNode} from 'react'

import type {Content} from '../createContent.ts'
import {Answers} from './Answers.ts'

/** What the hooks share. */
export interface Provided {
  content: Content
  answers: Answers
  /** Raised by a refresh. */
  round: number
  refresh: () => void
}

/** For the hooks of this folder. */
export const ContentContext = createContext<Provided | undefined>(undefined)

/** What {@link ContentProvider} takes. */
export interface ContentProviderProps {
  /**
   * The client to read with, made once outside of components. A preview has a token, which a browser
   * must not have: read it on the server and hand its documents to the components.
   */
  content: Content
  children: ReactNode
}

/** Answers by client. Not in the provider’s state, which React may forget while it waits. */
const answersOf = new WeakMap<Content, Answers>()

/** Gives a client to the hooks below it. */
export function ContentProvider({content, children}: ContentProviderProps) {
  const [round, setRound] = useState(0)
  const answers = answersOf.get(content) ?? new Answers()
  answersOf.set(content, answers)
  const refresh = useCallback(() => {
    answers.clear()
    setRound((last) => last + 1)
  }, [answers])
  const provided = useMemo(
    () => ({content, answers, round, refresh}),
    [content, answers, round, refresh],
  )
  return <ContentContext value={provided}>{children}</ContentContext>
}
