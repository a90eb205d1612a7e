import type {Content} from '../createContent.ts'
import {useProvided} from './useProvided.ts'

/**
 * The client of the provider, for what happens outside of rendering (a click, an effect).
 * @throws Error when there is no provider
 */
export function useContent(): Content {
  return useProvided().content
}
