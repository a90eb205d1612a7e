import type {ContentDocument} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderJsonLd} from '@jakamy/content-sdk/channels/jsonld'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'

import type {ParameterName} from '../parameters.ts'

/** What a rendering depends on besides the document. */
export interface Rendering {
  /** The document in the language that parts of it fall back to, for renderings that never mix two. */
  whole: ContentDocument | undefined
  headingLevel: number
  assetUrl: (assetId: string) => string | undefined
}

/** One way to show a document: what comes out, or nothing when it cannot be shown so. */
interface Format {
  type: string
  summary: string
  /** Parameters besides those that say who reads. */
  parameters?: readonly ParameterName[]
  render: (document: ContentDocument, how: Rendering) => string | undefined
}

/** Every rendering, by the end of its address. */
export const formats: Readonly<Record<string, Format>> = {
  html: {
    type: 'text/html',
    summary: 'The same as HTML without scripts, to be put into a page',
    parameters: ['heading-level'],
    render: (document, {headingLevel, assetUrl}) => renderHtml(document, {headingLevel, assetUrl}),
  },
  markdown: {
    type: 'text/markdown',
    summary: 'The same as CommonMark',
    render: (document) => renderMarkdown(document),
  },
  message: {
    type: 'application/json',
    summary: 'The same as messages for a chat, a list of texts in one language',
    render: (document, {whole}) => JSON.stringify(renderMessage(document, whole ? {whole} : {})),
  },
  screen: {
    type: 'application/json',
    summary: 'The same as what to show in which order, for apps that draw their own screens',
    render: (document) => JSON.stringify(renderJson(document)),
  },
  jsonld: {
    type: 'application/ld+json',
    summary: 'The same for search engines, in the words of schema.org',
    render: (document) => {
      const told = renderJsonLd(document)
      return told && JSON.stringify(told)
    },
  },
  speech: {
    type: 'application/json',
    summary: 'The same for a voice: SSML and its transcript, in one language',
    render: (document, {whole}) => JSON.stringify(renderSpeech(document, whole ? {whole} : {})),
  },
  print: {
    type: 'text/html',
    summary: 'The same as a leaflet for A4 paper, in one language',
    render: (document, {whole}) => {
      const leaflet = renderPrint(document, whole ? {whole} : {})
      return leaflet.status === 'ok' ? leaflet.html : undefined
    },
  },
}
