import {createLake, type LakeStore} from '../src/index.ts'
import {ADMIN_TOKEN} from './lakeForTest.ts'

/** A lake without a port of its own, for tests of what its clock does. */
export function lakeWithClock(store: LakeStore, clock: () => Date) {
  let ids = 0
  return createLake({
    store,
    clock,
    newId: () => `id${(ids += 1)}`,
    adminToken: ADMIN_TOKEN,
    settings: {
      projectId: 'testproj',
      dataset: 'production',
      publicUrl: undefined,
      localUser: {id: 'p', name: '[TEST]', email: 'p@localhost.invalid'},
      corsOrigins: [],
      studioOrigins: [],
      allowedHosts: [],
      maxBodySize: 100_000,
      maxAssetSize: 100_000,
    },
  })
}
