import {defineConfig} from 'sanity'
import {structureTool} from 'sanity/structure'

import {schemaTypes} from './schemaTypes'

export default defineConfig({
  projectId: 'weblog',
  dataset: 'production',
  apiHost: process.env.SANITY_STUDIO_API_HOST,
  plugins: [structureTool()],
  schema: {types: schemaTypes},
})
