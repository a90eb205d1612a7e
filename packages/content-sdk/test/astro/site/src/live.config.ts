import {liveContentLoader} from '@jakamy/content-sdk/astro'
import {defineLiveCollection} from 'astro:content'

import {content} from './client.ts'

export const collections = {
  liveProcedures: defineLiveCollection({
    loader: liveContentLoader({content, type: 'procedure'}),
  }),
}
