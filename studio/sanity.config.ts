import {localisedFieldTypes} from '@jakamy/schemas/studio'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {internationalizedArray} from 'sanity-plugin-internationalized-array'
import {structureTool} from 'sanity/structure'

import {documentActions} from './actions/documentActions.ts'
import {approvalBadges} from './badges.ts'
import {apiHost, dataset, projectId} from './connection.ts'
import {FormInput} from './inputs/FormInput.tsx'
import {languages} from './languages.ts'
import {isReviewed} from './review/isReviewed.ts'
import {schemaTypes} from './schemaTypes.ts'
import {structure} from './structure.ts'

export default defineConfig({
  name: 'default',
  title: 'Clinic content',
  projectId,
  dataset,
  ...(apiHost === undefined ? {} : {apiHost}),
  plugins: [
    structureTool({title: 'Content', structure}),
    internationalizedArray({
      languages: [...languages],
      languageDisplay: 'titleOnly',
      buttonAddAll: false,
      fieldTypes: localisedFieldTypes,
      // Opening a document must not change it, not even by an empty field.
      defaultLanguages: [],
      restoreOrder: false,
    }),
    visionTool(),
  ],
  schema: {types: schemaTypes},
  document: {
    actions: documentActions,
    badges: (badges, {schemaType}) =>
      isReviewed(schemaType) ? [...badges, ...approvalBadges] : badges,
  },
  form: {components: {input: FormInput}},
})
