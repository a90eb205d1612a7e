import {documents, sourceLocale} from '@jakamy/schemas'
import {frFRLocale} from '@sanity/locale-fr-fr'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {internationalizedArray} from 'sanity-plugin-internationalized-array'
import {structureTool} from 'sanity/structure'

import {documentActions} from './actions/documentActions.ts'
import {approvalBadges} from './badges.ts'
import {apiHost, dataset, projectId, siteUrl} from './connection.ts'
import {DocumentFrame} from './DocumentFrame.tsx'
import {bundles} from './i18n/bundles.ts'
import type {Word} from './i18n/en.ts'
import {interfaceLanguage} from './i18n/interfaceLanguage.ts'
import {localeOrder} from './i18n/localeOrder.ts'
import {sayIn} from './i18n/sayIn.ts'
import {FormInput} from './inputs/FormInput.tsx'
import {LanguageFilter} from './inputs/LanguageFilter.tsx'
import {languages} from './languages.ts'
import {inspectors} from './panels/inspectors.ts'
import {sitePreview} from './presentation/sitePreview.ts'
import {isReviewed} from './review/isReviewed.ts'
import {fieldTypes, schemaTypes} from './schemaTypes.ts'
import {structure} from './structure/structure.ts'
import {StudioFrame} from './StudioFrame.tsx'
import {templates} from './templates.ts'
import {ToolsAndLanguage} from './ToolsAndLanguage.tsx'
import {verificationBadge} from './verification/verificationBadge.ts'

/** For what Sanity takes as it starts, and translates no more. */
const say = (word: Word) => sayIn(interfaceLanguage(), word)

export default defineConfig({
  name: 'default',
  title: say('studio.title'),
  projectId,
  dataset,
  ...(apiHost === undefined ? {} : {apiHost}),
  plugins: [
    structureTool({title: say('desk.content'), structure}),
    internationalizedArray({
      languages: [...languages],
      languageDisplay: 'titleOnly',
      buttonAddAll: false,
      fieldTypes,
      // Opening a document must not change it, not even by an empty field.
      defaultLanguages: [],
      restoreOrder: false,
      // The source language always shows; a translator may hide the others.
      languageFilter: {documentTypes: Object.keys(documents), defaultLanguages: [sourceLocale]},
    }),
    ...(siteUrl === undefined ? [] : [sitePreview(siteUrl)]),
    visionTool(),
    frFRLocale(),
  ],
  tools: (all) =>
    all.map((tool) => (tool.name === 'releases' ? {...tool, title: say('desk.releases')} : tool)),
  schema: {types: schemaTypes, templates},
  document: {
    actions: documentActions,
    components: {unstable_layout: DocumentFrame},
    inspectors,
    // The button of the plugin speaks English only.
    unstable_languageFilter: (others) => others.map(() => LanguageFilter),
    badges: (badges, {schemaType}) => [
      ...badges,
      ...(isReviewed(schemaType) ? approvalBadges : []),
      verificationBadge,
    ],
  },
  i18n: {bundles, locales: (all) => localeOrder(all, navigator.languages)},
  studio: {components: {activeToolLayout: StudioFrame, toolMenu: ToolsAndLanguage}},
  form: {components: {input: FormInput}},
})
