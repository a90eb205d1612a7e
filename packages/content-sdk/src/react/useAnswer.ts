import {use, useMemo} from 'react'

import type {Content} from '../createContent.ts'
import {useProvided} from './useProvided.ts'

/**
 * The answer to any question to the client. The component waits in the nearest `Suspense` until it is
 * there; a failure goes to the nearest error boundary. A component that is shown keeps its answer until
 * its question changes or {@link useRefresh} is called.
 *
 * @param question a name of the question and everything it depends on, e.g. `search ${words}`
 * @param ask asks it
 * @throws Error when there is no provider
 */
export function useAnswer<T>(question: string, ask: (content: Content) => Promise<T>): T {
  const {content, answers, round} = useProvided()
  const answer = useMemo(
    () => answers.get(question, () => ask(content)),
    // `ask` is another function at every rendering; `question` says whether it asks the same.
    // `round` asks again.
    [answers, content, question, round],
  )
  return use(answer)
}
