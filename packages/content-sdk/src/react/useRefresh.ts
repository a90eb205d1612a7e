import {useTransition} from 'react'

import {useProvided} from './useProvided.ts'

/**
 * Asks everything again, for all components below the provider, while they stay as they are.
 * @returns the function that does it, and whether the new answers are still awaited
 * @throws Error when there is no provider
 */
export function useRefresh(): [refresh: () => void, isPending: boolean] {
  const {refresh} = useProvided()
  const [isPending, startTransition] = useTransition()
  return [() => startTransition(refresh), isPending]
}
