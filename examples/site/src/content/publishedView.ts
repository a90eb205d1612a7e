import {
  createContent,
  listAll,
  type ContentDocument,
  type DocumentType,
  type Found,
} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import {createProblemLog, skippedIn, withheldIn} from './problemLog.ts'
import type {Settings} from './settings.ts'
import type {View} from './view.ts'

/**
 * What readers see: published and approved content. What is withheld from them is logged.
 * @param log takes one line
 */
export function publishedView(settings: Settings, log: (line: string) => void): View {
  const {projectId, dataset, apiHost, clinic} = settings
  const source = sanitySource({projectId, dataset, ...(apiHost === undefined ? {} : {apiHost})})
  const content = createContent({source, locale: 'en', clinic})
  const note = createProblemLog(log)
  const noteUnits = (document: ContentDocument) =>
    note(`${document.locale} ${document.id} units`, [
      ...withheldIn(document),
      ...skippedIn(document),
    ])

  const noted = <N extends DocumentType>(subject: string, found: Found<ContentDocument<N>>) => {
    note(subject, found.problems)
    for (const document of found.documents) noteUnits(document)
    return found.documents
  }
  const list: View['list'] = async (type, locale) =>
    noted(`${locale} ${type} list`, await listAll(content, type, {locale}))
  return {
    name: 'published',
    prefix: '',
    list,
    guides: async (locale) => {
      const found = await listAll(content, 'insuranceGuide', {locale, where: {clinic}})
      return noted(`${locale} guides`, found)
    },
    acceptances: async (locale) => {
      const found = await listAll(content, 'insuranceAcceptance', {locale, where: {clinic}})
      return noted(`${locale} acceptances`, found)
    },
    search: async (text, locale) => {
      const {documents} = await content.search(text, {
        type: ['procedure', 'insuranceGuide'],
        locale,
      })
      return documents.map(({document}) => document.id)
    },
    find: async (type, key, locale) => {
      const document = await content.find(type, key, {locale})
      if (document) {
        note(`${locale} ${document.id} problems`, document.problems)
        noteUnits(document)
      } else {
        // It may be there and not valid; a page of the list says so in the log. Not all of them: anybody may
        // ask for what is not there.
        noted(`${locale} ${type} list`, await content.list(type, {locale}))
      }
      return document
    },
  }
}
