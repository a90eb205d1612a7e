import {httpError} from '../errors.ts'
import {requireRole, userOfToken} from '../identity.ts'
import {datasetOf, type LakeContext, param, readJson} from '../lakeContext.ts'
import {ROLES} from '../roles.ts'
import type {DatasetRecord} from '../store/types.ts'

/** `GET /projects`: the one project of this lake; `includeMembers=false` leaves out who is in it. */
export function projects(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const {members, ...rest} = describeProject(c, c.var.project)
  return c.json([c.req.query('includeMembers') === 'false' ? rest : {...rest, members}])
}

/** `GET /projects/:project`: a project by its id. */
export function project(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const {store, settings} = c.var.lake
  const id = param(c, 'projectId')
  if (id !== settings.projectId && store.datasets(id).length === 0) {
    throw httpError(404, `Project "${id}" not found`)
  }
  return c.json(describeProject(c, id))
}

function describeProject(c: LakeContext, id: string) {
  const {store, settings} = c.var.lake
  const {localUser} = settings
  const [createdAt] = store
    .datasets(id)
    .map((one) => one.createdAt)
    .toSorted()
  const roles = (name: keyof typeof ROLES) => [ROLES[name]]
  const current = c.var.identity.user?.id
  const robots = store.tokens().map((token) => ({
    id: userOfToken(token).id,
    createdAt: token.createdAt,
    updatedAt: token.createdAt,
    isCurrentUser: current === userOfToken(token).id,
    isRobot: true,
    role: ROLES[token.role].name,
    roles: roles(token.role),
  }))
  const owner = {
    id: localUser.id,
    createdAt,
    updatedAt: createdAt,
    isCurrentUser: current === localUser.id,
    isRobot: false,
    role: ROLES.admin.name,
    roles: roles('admin'),
  }
  return {
    id,
    displayName: id,
    createdAt,
    updatedAt: createdAt,
    studioHost: null,
    organizationId: null,
    isBlocked: false,
    isDisabled: false,
    isDisabledByUser: false,
    metadata: {},
    features: [],
    activityFeedEnabled: false,
    members: [owner, ...robots],
  }
}

/** `GET /projects/:project/grants`: what the role may do around documents. */
export function grants(c: LakeContext): Response {
  const {role} = c.var.identity
  requireRole(c.var.identity, 'read', 'read')
  const named = (...names: string[]) => [{grants: names.map((name) => ({name, params: {}}))}]
  return c.json({
    'sanity.project': named('read', ...(role === 'admin' ? ['update', 'deployStudio'] : [])),
    'sanity.project.members': named('read'),
    'sanity.project.tokens': named('read', ...(role === 'admin' ? ['create', 'delete'] : [])),
    'sanity.project.roles': named('read'),
    'sanity.project.cors': named('read', ...(role === 'admin' ? ['create', 'delete'] : [])),
    'sanity.project.datasets': named('read', ...(role === 'admin' ? ['create', 'delete'] : [])),
    'sanity.document.filter': named(role === 'read' ? 'read' : 'manage'),
    'sanity.document.filter.mode': named('mode'),
  })
}

const READ = ['read', 'history']
const WRITE = [...READ, 'create', 'update', 'editHistory', 'manage']

/** `GET /projects/:project/datasets/:dataset/acl`: what the identity may do with documents. */
export function acl(c: LakeContext): Response {
  const {role} = c.var.identity
  if (role === 'anonymous') return c.json([{filter: '_id in path("*")', permissions: ['read']}])
  const permissions = role === 'read' ? READ : WRITE
  const filters = ['_id in path("**")', '_id in path("drafts.**")']
  return c.json(filters.map((filter) => ({filter, permissions})))
}

/** `GET /projects/:project/datasets` and `GET /datasets`: the datasets of a project. */
export function datasets(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const {lake, project: current} = c.var
  const wanted = c.req.query('datasetProfile')
  const addonFor = c.req.query('addonFor')
  const list = lake.store
    .datasets(c.req.param('projectId') ?? current)
    .map((record) => describeDataset(record, lake.settings.localUser.id))
    .filter(({datasetProfile}) => wanted === undefined || datasetProfile === wanted)
    .filter((one) => addonFor === undefined || one.addonFor === addonFor)
  return c.json(list)
}

const COMMENTS = '-comments'

function describeDataset({name, createdAt, aclMode}: DatasetRecord, createdByUserId: string) {
  const isAddon = name.endsWith(COMMENTS)
  return {
    name,
    aclMode,
    createdAt,
    createdByUserId,
    tags: [],
    datasetProfile: isAddon ? 'comments' : 'content',
    addonFor: isAddon ? name.slice(0, -COMMENTS.length) : null,
  }
}

/** `GET /datasets/:dataset`: one dataset. */
export function dataset(c: LakeContext): Response {
  const user = requireRole(c.var.identity, 'read', 'read')
  return c.json(describeDataset(findDataset(c), user.id))
}

/**
 * `PUT /datasets/:dataset`: creates a dataset, `{aclMode: 'public' | 'private'}` in the body; one
 * that exists is left as it is.
 */
export async function putDataset(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'create')
  const name = param(c, 'dataset')
  c.var.lake.createDataset(projectOf(c), name, await readAclMode(c))
  return c.json({datasetName: name, aclMode: findDataset(c).aclMode})
}

/** `PATCH /datasets/:dataset`: changes who may read a dataset, `{aclMode}` in the body. */
export async function patchDataset(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'manage')
  const {name} = findDataset(c)
  const aclMode = await readAclMode(c)
  if (aclMode) c.var.lake.setAclMode(projectOf(c), name, aclMode)
  return c.json({datasetName: name, aclMode: findDataset(c).aclMode})
}

function findDataset(c: LakeContext): DatasetRecord {
  const name = param(c, 'dataset')
  const found = c.var.lake.store.datasets(projectOf(c)).find((one) => one.name === name)
  if (!found) throw httpError(404, `Dataset "${name}" not found`)
  return found
}

async function readAclMode(c: LakeContext): Promise<DatasetRecord['aclMode'] | undefined> {
  const hasBody = c.req.header('content-type') !== undefined
  const {aclMode} = hasBody ? await readJson(c) : {}
  if (aclMode === undefined || aclMode === 'public' || aclMode === 'private') return aclMode
  // What the hosted lake calls a dataset with rules of its own; here nobody but members reads it.
  if (aclMode === 'custom') return 'private'
  throw httpError(400, `Invalid "aclMode" ${JSON.stringify(aclMode)}: use public or private`)
}

/** `DELETE /datasets/:dataset`: removes a dataset with its history and assets. */
export function deleteDataset(c: LakeContext): Response {
  const {lake, identity} = c.var
  const deleted = lake.deleteDataset(identity, projectOf(c), param(c, 'dataset'))
  if (!deleted) throw httpError(404, `Dataset "${param(c, 'dataset')}" not found`)
  return c.json({deleted: true})
}

function projectOf(c: LakeContext): string {
  return c.req.param('projectId') ?? c.var.project
}

/** `GET /features`: the features of the Studio that this lake can serve. */
export function features(c: LakeContext): Response {
  return c.json([
    'contentReleases',
    'studioComments',
    'sanityTasks',
    'singleDocRelease',
    'privateDataset',
    'advancedDatasetManagement',
  ])
}

/** `POST /comments/:dataset/setup`: makes the dataset that comments and tasks are kept in. */
export function setupComments(c: LakeContext): Response {
  requireRole(c.var.identity, 'editor', 'create')
  const {project: current, lake} = c.var
  const created = lake.createDataset(current, `${datasetOf(c).name}${COMMENTS}`, 'private')
  return c.json({datasetName: created.name})
}

/** `GET /projects/:project/user-applications`: nothing is deployed from here. */
export function userApplications(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  return c.json([])
}

/** `GET /ping`: answers as soon as the lake does. */
export function ping(c: LakeContext): Response {
  return c.json({pong: true})
}
