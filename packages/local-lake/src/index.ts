export {createLake, type LakeApp, type LakeOptions, ROUTES} from './createLake.ts'
export type {Identity, LakeUser} from './identity.ts'
export type {LakeSettings, Log} from './lake.ts'
export {
  DEFAULT_STUDIO_ORIGINS,
  type RunningLake,
  startLake,
  type StartOptions,
} from './startLake.ts'
export {openSqliteLakeStore} from './store/sqliteLakeStore.ts'
export {type LakeStore, StoreError, type StoreErrorCode} from './store/types.ts'
