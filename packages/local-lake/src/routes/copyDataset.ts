import {httpError} from '../errors.ts'
import {requireRole} from '../identity.ts'
import {type LakeContext, openStream, param, readJson} from '../lakeContext.ts'

/** How many jobs are listed when nothing else is said, and at most. */
const JOBS = 10
const MAX_JOBS = 1_000

/**
 * `PUT /datasets/:dataset/copy`: starts to copy a dataset, of `{targetDataset, skipHistory,
 * skipContentReleases}`. The copy is as public or private as its source.
 */
export async function copyDataset(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'admin', 'create')
  const {lake, identity} = c.var
  const project = projectOf(c)
  const name = param(c, 'dataset')
  const {targetDataset: target, skipHistory, skipContentReleases} = await readJson(c)
  if (typeof target !== 'string') throw httpError(400, '"targetDataset" is missing')
  const list = lake.store.datasets(project)
  const record = list.find((one) => one.name === name)
  if (!record) throw httpError(404, `Dataset "${name}" not found`)
  lake.checkDatasetName(target)
  const isTaken = list.some((one) => one.name === target) || lake.jobs.isTarget(project, target)
  if (isTaken) throw httpError(409, `Dataset "${target}" already exists`)
  const {aclMode} = record
  const job = lake.jobs.start(lake, {
    source: lake.dataset(identity, project, name),
    target,
    aclMode,
    author: user.id,
    skipHistory: skipHistory === true,
    skipContentReleases: skipContentReleases === true,
  })
  const message = `Starting copying dataset ${name} to ${target}...`
  return c.json({datasetName: name, message, aclMode, jobId: job.id})
}

/** `GET /projects/:project/datasets/copy`: the copies of a project, newest first. */
export function copyJobs(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const {offset = '0', limit = String(JOBS)} = c.req.query()
  const [from, count] = [Number(offset), Number(limit)]
  if (!Number.isInteger(from) || from < 0 || !Number.isInteger(count) || count < 1) {
    throw httpError(400, '"offset" and "limit" must be whole numbers')
  }
  return c.json(c.var.lake.jobs.list(projectOf(c)).slice(from, from + Math.min(count, MAX_JOBS)))
}

/** `GET /jobs/:jobId`: how far a copy is. Its id, which nobody can guess, is all that it takes. */
export function job(c: LakeContext): Response {
  const {state, progress, createdAt, updatedAt, id} = findJob(c)
  return c.json({id, state, progress, authors: [], createdAt, updatedAt})
}

/** `GET /jobs/:jobId/listen`: server-sent events that tell how far a copy is, until it is over. */
export function listenToJob(c: LakeContext): Response {
  const {id} = findJob(c)
  const {jobs} = c.var.lake
  const stream = openStream(c)
  const tell = (): void => {
    const {state, progress, message} = findJob(c)
    stream.send('job', {type: 'job', job_id: id, state, progress, ...(message ? {message} : {})})
  }
  tell()
  void jobs.finished(id).then(() => {
    tell()
    stream.send('done', {})
    stream.close()
  })
  return stream.response
}

function findJob(c: LakeContext) {
  const found = c.var.lake.jobs.find(param(c, 'jobId'))
  if (!found) throw httpError(404, `Job "${param(c, 'jobId')}" not found`)
  return found
}

function projectOf(c: LakeContext): string {
  return c.req.param('projectId') ?? c.var.project
}
