import {createContent, type ContentDocument} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import {createProblemLog, withheldIn} from './problemLog.ts'
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
    note(`${document.locale} ${document.id} units`, withheldIn(document))

  const list: View['list'] = async (type, locale) => {
    const {documents, problems} = await content.list(type, {locale})
    note(`${locale} ${type} list`, problems)
    for (const document of documents) noteUnits(document)
    return documents
  }
  return {
    name: 'published',
    prefix: '',
    list,
    acceptances: async (clinic, locale) => {
      const where = {clinic}
      const {documents, problems} = await content.list('insuranceAcceptance', {locale, where})
      note(`${locale} insuranceAcceptance list`, problems)
      for (const document of documents) noteUnits(document)
      return documents
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
        // It may be there and not valid; the list says so in the log.
        await list(type, locale)
      }
      return document
    },
  }
}
