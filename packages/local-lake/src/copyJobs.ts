import {cp} from 'node:fs/promises'

import type {Dataset} from './dataset.ts'
import type {LakeDocument} from './document.ts'
import {isVersionId, releaseDocumentId} from './documentIds.ts'
import type {Lake, Log} from './lake.ts'
import type {Clock, NewId} from './randomId.ts'

/** A dataset that is being copied, or was since the lake was started. */
export interface CopyJob {
  id: string
  projectId: string
  sourceDataset: string
  targetDataset: string
  withHistory: boolean
  state: 'running' | 'completed' | 'failed'
  /** Per cent. */
  progress: number
  createdAt: string
  updatedAt: string
  /** What went wrong. */
  message?: string
}

/** What is to be copied. */
export interface CopyRequest {
  source: Dataset
  target: string
  aclMode: 'public' | 'private'
  author: string
  skipHistory: boolean
  skipContentReleases: boolean
}

/** The copies that were asked for. */
export interface CopyJobs {
  /** Starts to copy; the job tells what becomes of it. */
  start(lake: Lake, request: CopyRequest): CopyJob
  /** True while a copy is on its way to a place where no other dataset may be made. */
  isTarget(project: string, dataset: string): boolean
  find(id: string): CopyJob | undefined
  /** The jobs of a project, newest first. */
  list(project: string): CopyJob[]
  /** Resolves when a job is over, whatever became of it. */
  finished(id: string): Promise<void>
}

/** Makes an empty list of jobs. */
export function createCopyJobs(clock: Clock, newId: NewId, log: Log): CopyJobs {
  const jobs = new Map<string, CopyJob>()
  const running = new Map<string, Promise<void>>()
  const targets = new Set<string>()
  const end = (job: CopyJob, outcome: Partial<CopyJob>): void => {
    jobs.set(job.id, {...job, ...outcome, updatedAt: clock().toISOString()})
    running.delete(job.id)
    targets.delete(`${job.projectId}/${job.targetDataset}`)
  }
  return {
    start(lake, request) {
      const createdAt = clock().toISOString()
      const job: CopyJob = {
        id: newId(),
        projectId: request.source.project,
        sourceDataset: request.source.name,
        targetDataset: request.target,
        withHistory: !request.skipHistory,
        state: 'running',
        progress: 0,
        createdAt,
        updatedAt: createdAt,
      }
      jobs.set(job.id, job)
      const place = `${job.projectId}/${job.targetDataset}`
      targets.add(place)
      const work = copy(lake, request, createdAt, () => targets.delete(place)).then(
        () => end(job, {state: 'completed', progress: 100}),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : 'unknown problem'
          log('error', {job: job.id, reason: message})
          end(job, {state: 'failed', message})
        },
      )
      running.set(job.id, work)
      return job
    },
    isTarget: (project, dataset) => targets.has(`${project}/${dataset}`),
    find: (id) => jobs.get(id),
    list: (project) => [...jobs.values()].filter((job) => job.projectId === project).toReversed(),
    finished: (id) => running.get(id) ?? Promise.resolve(),
  }
}

async function copy(
  lake: Lake,
  request: CopyRequest,
  createdAt: string,
  arrive: () => void,
): Promise<void> {
  const {source, target, aclMode, author, skipHistory, skipContentReleases} = request
  const {project, name} = source
  const left = (id: string): boolean => skipContentReleases && isOfRelease(id)
  const folder = (dataset: string): string => lake.store.assetFolder(project, dataset)
  // What is at one moment: copying the files takes a while.
  const documents = skipHistory ? source.view('all', 'raw').all() : []
  if (skipHistory) await cp(folder(name), folder(target), {recursive: true})
  else await lake.store.copyDataset(source, {project, name: target, createdAt, aclMode})
  arrive()
  const made = lake.createDataset(project, target, aclMode)
  const create = documents
    .filter(({_id}) => !left(_id))
    .map((document) => ({createOrReplace: moved(document, `/${project}/${name}/`, target)}))
  const change = made
    .view('all', 'raw')
    .all()
    .flatMap((document): object[] => {
      if (left(document._id)) return [{delete: {id: document._id}}]
      const {path, url} = moved(document, `/${project}/${name}/`, target)
      const isAsset = path !== document.path
      return isAsset ? [{patch: {id: document._id, set: {path, url}}}] : []
    })
  const mutations = [...create, ...change]
  if (mutations.length > 0) made.transact({mutations, author, cause: 'copy'})
}

/** An asset is served out of the dataset that its document is in. */
function moved(document: LakeDocument, from: string, target: string): LakeDocument {
  const {_type, path, url} = document
  const isAsset = _type === 'sanity.imageAsset' || _type === 'sanity.fileAsset'
  if (!isAsset || typeof path !== 'string' || typeof url !== 'string') return document
  const to = from.replace(/[^/]+\/$/, `${target}/`)
  return {...document, path: path.replace(from, to), url: url.replace(from, to)}
}

function isOfRelease(id: string): boolean {
  return isVersionId(id) || id.startsWith(releaseDocumentId(''))
}
