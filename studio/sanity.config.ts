import {localisedFieldTypes} from '@jakamy/schemas/studio'
import {visionTool} from '@sanity/vision'
import {defineConfig} from 'sanity'
import {internationalizedArray} from 'sanity-plugin-internationalized-array'
import {structureTool} from 'sanity/structure'

import {apiHost, dataset, projectId} from './connection.ts'
import {FormInput} from './inputs/FormInput.tsx'
import {languages} from './languages.ts'
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
      languages,
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
  form: {components: {input: FormInput}},
})
