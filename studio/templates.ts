import {documents, shellOf, type DocumentDefinition} from '@jakamy/schemas'
import type {Template} from 'sanity'

import {namespace} from './i18n/namespace.ts'

/** The kinds of media, each with what it begins with: which fields follow depends on it. */
const mediaKinds = {image: 'Picture', video: 'Video', audio: 'Sound', diagram: 'Drawing'}

/** What new documents begin with, by type: places for what is required, and nothing said. */
export const templates: Template[] = [
  ...Object.values<DocumentDefinition>(documents)
    .filter(({name}) => name !== documents.media.name)
    .map((definition) => {
      const {name, title} = definition
      return {
        id: name,
        title,
        i18n: titled(`type.${name}`),
        schemaType: name,
        value: shellOf(definition),
      }
    }),
  ...Object.entries(mediaKinds).map(([kind, title]) => ({
    id: `media-${kind}`,
    title,
    i18n: titled(`media.${kind}`),
    schemaType: documents.media.name,
    value: {...shellOf(documents.media), kind},
  })),
]

function titled(key: string) {
  return {title: {key, ns: namespace}}
}
