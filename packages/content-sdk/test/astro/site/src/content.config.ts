import {contentLoader} from '@jakamy/content-sdk/astro'
import {defineCollection} from 'astro:content'

import {content} from './client.ts'

export const collections = {
  procedures: defineCollection({
    loader: contentLoader({content, type: 'procedure', locales: ['en', 'fr']}),
  }),
}
