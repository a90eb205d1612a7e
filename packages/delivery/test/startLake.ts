import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake} from '@jakamy/local-lake'
import {createClient} from '@sanity/client'

import {testDocuments, testDrafts} from './documents.ts'

/** A real lake with the test documents and drafts in it, and a client that may do everything. */
export async function lakeWithDocuments() {
  const folder = mkdtempSync(path.join(tmpdir(), 'delivery-'))
  const token = 'test-token'
  const lake = await startLake({dataDir: folder, port: 0, projectId: 'jakamy', adminToken: token})
  const apiHost = `http://127.0.0.1:${lake.port}`
  const settings = {projectId: 'jakamy', dataset: 'production', apiHost}
  const admin = createClient({
    ...settings,
    token,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
  const transaction = admin.transaction()
  for (const document of [...testDocuments(), ...testDrafts()]) {
    transaction.createOrReplace(document)
  }
  await transaction.commit()
  return {
    settings,
    admin,
    close: async () => {
      await lake.close()
      rmSync(folder, {recursive: true, force: true})
    },
  }
}
