import type {Backlogs} from './backlogs.ts'
import type {CopyJobs} from './copyJobs.ts'
import {createDataset, type Dataset} from './dataset.ts'
import {httpError, unauthorized} from './errors.ts'
import {type Identify, type Identity, type LakeUser, requireRole} from './identity.ts'
import type {PreparedReplies} from './preparedReplies.ts'
import type {PresenceRooms} from './presenceRooms.ts'
import type {ProjectSettings} from './projectSettings.ts'
import {publishDueReleases} from './publishDueReleases.ts'
import type {QueryPool} from './query/queryPool.ts'
import type {Clock, NewId} from './randomId.ts'
import type {BackgroundChecks} from './store/backgroundChecks.ts'
import type {DatasetRecord, LakeStore} from './store/types.ts'
import type {Tickets} from './tickets.ts'

/** One line of the log: what happened, never with tokens or document contents. */
export type Log = (event: string, details: Record<string, string | number | boolean>) => void

/** Settings that routes read. */
export interface LakeSettings {
  /** The project of requests that name none. */
  projectId: string
  /**
   * Where the lake is reached, without a slash at the end: the start of asset addresses. When
   * not set it is this machine at the port of the upload.
   */
  publicUrl: string | undefined
  /** The dataset that always exists. */
  dataset: string
  localUser: LakeUser
  corsOrigins: readonly string[]
  studioOrigins: readonly string[]
  allowedHosts: readonly string[]
  /** Largest mutate, action or query body, in bytes. */
  maxBodySize: number
  /** Largest asset, in bytes. */
  maxAssetSize: number
}

/** What the routes work on. */
export interface Lake {
  readonly store: LakeStore
  /** Origins and aliases of projects. */
  readonly projects: ProjectSettings
  /** Datasets that are being copied. */
  readonly jobs: CopyJobs
  readonly settings: LakeSettings
  readonly tickets: Tickets
  /** The people who have a dataset open, by `<project>/<dataset>`. */
  readonly rooms: PresenceRooms
  /** Where queries that take their time are evaluated. */
  readonly queryPool: QueryPool
  /** What waits for those who listen. */
  readonly backlogs: Backlogs
  /** Replies that can be sent again as they are. */
  readonly replies: PreparedReplies
  readonly identify: Identify
  readonly clock: Clock
  readonly newId: NewId
  readonly log: Log
  /**
   * Opens a dataset, by its name or by an alias, `~name`.
   * @throws 404 for one that does not exist, 401 for a private one that nobody in particular asks for,
   *   400 for a malformed name.
   */
  dataset(identity: Identity, project: string, name: string): Dataset
  /** Creates a dataset, or opens it when it exists. */
  createDataset(project: string, name: string, aclMode?: AclMode): Dataset
  /** @throws a 400 for what can not be the name of a dataset. */
  checkDatasetName(name: string): void
  /** Publishes the scheduled releases whose time has come, in the datasets that are open. */
  publishDueReleases(): void
  /** Says who may read a dataset; whoever listens to one that becomes private has to ask again. */
  setAclMode(project: string, name: string, aclMode: AclMode): void
  deleteDataset(identity: Identity, project: string, name: string): boolean
  /** Ends streams and workers; the store may be closed once this resolves. */
  close(): Promise<void>
}

/** Whether anonymous readers see the published documents of a dataset. */
export type AclMode = DatasetRecord['aclMode']

const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/

/** What `createLakeState` needs. */
export type LakeStateOptions = Pick<
  Lake,
  | 'store'
  | 'projects'
  | 'jobs'
  | 'settings'
  | 'tickets'
  | 'rooms'
  | 'queryPool'
  | 'backlogs'
  | 'replies'
  | 'identify'
  | 'clock'
  | 'newId'
  | 'log'
> & {checks: BackgroundChecks}

/** Opens the datasets of a store as they are asked for and keeps them open. */
export function createLakeState({checks, ...options}: LakeStateOptions): Lake {
  const {store, clock, newId} = options
  const open = new Map<string, Dataset>()
  /** Of the datasets that are open. */
  const privacy = new WeakMap<Dataset, boolean>()

  const find = (project: string, name: string): Dataset | undefined => {
    const key = `${project}/${name}`
    const known = open.get(key)
    if (known) return known
    const found = store.dataset(project, name)
    if (!found) return undefined
    const dataset = createDataset({project, name, store: found, clock, newId})
    open.set(key, dataset)
    privacy.set(dataset, isPrivate(project, name))
    checks.watch(found, () => dataset.forgetAnswers())
    return dataset
  }

  const create = (project: string, name: string, aclMode: AclMode): Dataset => {
    if (options.jobs.isTarget(project, name)) {
      throw httpError(409, `Dataset "${name}" is being made by a copy that is not finished`)
    }
    store.createDataset({project, name, createdAt: clock().toISOString(), aclMode})
    const dataset = find(project, name)
    if (!dataset) throw new Error(`Dataset "${name}" could not be opened after it was created`)
    return dataset
  }

  const isPrivate = (project: string, name: string): boolean =>
    store.datasets(project).some((one) => one.name === name && one.aclMode === 'private')

  const resolveAlias = (project: string, name: string): string => {
    if (!name.startsWith('~')) return name
    const aliases = options.projects.aliases(project)
    const dataset = Object.hasOwn(aliases, name.slice(1)) ? aliases[name.slice(1)] : undefined
    if (dataset) return dataset
    throw httpError(404, `Dataset alias "${name}" is not linked to a dataset`)
  }

  return {
    ...options,
    checkDatasetName: (name) => checkNames(options.settings.projectId, name),
    dataset(identity, project, nameOrAlias) {
      const name = resolveAlias(project, nameOrAlias)
      checkNames(project, name)
      const found = find(project, name)
      if (found && identity.role === 'anonymous' && privacy.get(found) !== false)
        throw unauthorized()
      if (found) return found
      throw httpError(404, `Dataset "${name}" not found for project ID "${project}"`)
    },
    createDataset(project, name, aclMode = 'public') {
      checkNames(project, name)
      return find(project, name) ?? create(project, name, aclMode)
    },
    publishDueReleases() {
      for (const dataset of open.values()) publishDueReleases(dataset, clock(), options.log)
    },
    setAclMode(project, name, aclMode) {
      store.setAclMode(project, name, aclMode)
      const dataset = open.get(`${project}/${name}`)
      if (dataset) privacy.set(dataset, aclMode === 'private')
      if (aclMode === 'private') dataset?.close()
    },
    deleteDataset(identity, project, name) {
      requireRole(identity, 'admin', 'manage')
      checkNames(project, name)
      const dataset = open.get(`${project}/${name}`)
      dataset?.close()
      if (dataset) checks.unwatch(dataset.store)
      open.delete(`${project}/${name}`)
      return store.deleteDataset(project, name)
    },
    async close() {
      for (const dataset of open.values()) dataset.close()
      options.rooms.close()
      open.clear()
      await Promise.all([options.queryPool.close(), checks.close()])
    },
  }
}

function checkNames(project: string, name: string): void {
  if (!NAME.test(name)) {
    const rule = 'lower case letters, digits, "_" and "-", at most 64 characters'
    throw httpError(400, `Dataset name "${name}" is invalid: use ${rule}`)
  }
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(project)) {
    throw httpError(400, `Project ID "${project}" is invalid`)
  }
}
