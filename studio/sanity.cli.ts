import {defineCliConfig} from 'sanity/cli'

import {dataset, projectId} from './connection.ts'

export default defineCliConfig({
  api: {projectId, dataset},
  server: {hostname: 'localhost', port: Number(process.env.SANITY_STUDIO_PORT || 3333)},
  deployment: {autoUpdates: false},
})
