import {documents, shellOf, type DocumentDefinition} from '@jakamy/schemas'
import type {Template} from 'sanity'

import {namespace} from './i18n/namespace.ts'

/** The kinds of media, each with what it begins with: which fields follow depends on it. */
const mediaKinds = {image: 'Picture', video: 'Video', audio: 'Sound', diagram: 'Drawing'}

const own: Template[] = [
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

const types = new Set(own.map(({schemaType}) => schemaType))

/** What new documents begin with: places for what is required, and nothing said. */
export function templates(others: Template[]): Template[] {
  return [...others.filter(({schemaType}) => !types.has(schemaType)), ...own]
}

function titled(key: string) {
  return {title: {key, ns: namespace}}
}
