import {isRecord, type JsonObject, type LakeDocument} from '../document.ts'
import {httpError, validationError} from '../errors.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, type LakeContext, param, readJson} from '../lakeContext.ts'
import {parseQuery} from '../query/parseQuery.ts'
import {runQuery} from '../query/runQuery.ts'

const TYPE = 'system.schema'
const DEPLOYED = `*[_type == "${TYPE}"] | order(_createdAt desc)`

/**
 * `PUT /projects/:projectId/datasets/:dataset/schemas`: keeps what `sanity schemas deploy` sends.
 * Body: `{schemas: [{workspace: {name, title?}, version, tag?, schema}]}`. Each becomes a document
 * `_.schemas.<workspace>[.tag.<tag>]`, in the place of the one before.
 */
export async function deploySchemas(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'admin', 'manage')
  const {schemas} = await readJson(c)
  if (!Array.isArray(schemas) || schemas.length === 0) {
    throw validationError('The body must have "schemas", an array with at least one schema')
  }
  const documents = schemas.map(schemaDocument)
  const {transactionId} = await datasetOf(c).submit({
    mutations: documents.map((document) => ({createOrReplace: document})),
    author: user.id,
    cause: 'schemas',
  })
  return c.json({transactionId, schemaIds: documents.map(({_id}) => _id)})
}

/** `GET …/schemas`: the deployed schemas, newest first. `GET …/schemas/:id`: a list of that one, or of none. */
export async function schemas(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'read', 'read')
  const id = c.req.param('id')
  return c.json(deployed(c).filter(({_id}) => id === undefined || _id === id))
}

/** `DELETE …/schemas/:id`: removes one; the answer says whether it was there. */
export async function deleteSchema(c: LakeContext): Promise<Response> {
  const user = requireRole(c.var.identity, 'admin', 'manage')
  const id = param(c, 'id')
  const deleted = deployed(c).some(({_id}) => _id === id)
  if (deleted) {
    await datasetOf(c).submit({mutations: [{delete: {id}}], author: user.id, cause: 'schemas'})
  }
  return c.json({deleted})
}

function deployed(c: LakeContext): LakeDocument[] {
  const {identity, lake, project} = c.var
  const view = datasetOf(c).view('all', 'raw')
  const scope = {
    view,
    identity: identity.user?.id ?? '',
    now: lake.clock(),
    project,
    dataset: param(c, 'dataset'),
  }
  return runQuery(parseQuery(DEPLOYED, {}), {}, scope) as LakeDocument[]
}

function schemaDocument(given: unknown): JsonObject & {_id: string} {
  const {workspace, version, tag, schema} = isRecord(given) ? given : {}
  const name = isRecord(workspace) ? workspace.name : undefined
  if (typeof name !== 'string' || name === '' || schema === undefined) {
    throw validationError('A schema has a "workspace" with a "name", and the "schema" itself')
  }
  if (tag !== undefined && (typeof tag !== 'string' || !/^[a-zA-Z0-9_-]{1,60}$/.test(tag))) {
    throw httpError(400, 'A tag of a schema has 1 to 60 letters, digits, underscores and hyphens')
  }
  const place = `_.schemas.${name.replaceAll(/[^a-zA-Z0-9_-]/g, '_')}`
  return {
    _id: tag === undefined ? place : `${place}.tag.${tag}`,
    _type: TYPE,
    workspace,
    version,
    ...(tag === undefined ? {} : {tag}),
    // Kept as text, as there: a schema has more attributes than a document may have.
    schema: typeof schema === 'string' ? schema : JSON.stringify(schema),
  }
}
