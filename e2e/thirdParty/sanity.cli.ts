import {defineCliConfig} from 'sanity/cli'

export default defineCliConfig({
  api: {projectId: 'weblog', dataset: 'production'},
  deployment: {autoUpdates: false},
})
