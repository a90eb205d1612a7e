import type {Message} from '@jakamy/policy'
import {useCurrentLocale} from 'sanity'

/** How a message of the rules reads in the language of the Studio. */
export function useMessage(): (message: Message) => string {
  const french = useCurrentLocale().id.startsWith('fr')
  return (message) => (french ? message.fr : message.en)
}
