import {httpError} from '../errors.ts'
import {requireRole} from '../identity.ts'
import {type LakeContext, param, readJson} from '../lakeContext.ts'

/** `GET /aliases`: other names of datasets, which are asked for as `~name`. */
export function aliases(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  return c.json(Object.entries(all(c)).map(([name, datasetName]) => ({name, datasetName})))
}

/** `PUT /aliases/:alias`: makes an alias, of `{datasetName}` or not linked yet. */
export async function createAlias(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'create')
  const name = param(c, 'alias')
  c.var.lake.checkDatasetName(name)
  if (Object.hasOwn(all(c), name)) throw httpError(409, `Dataset alias "${name}" already exists`)
  return link(c, name, await wantedDataset(c, true))
}

/** `PATCH /aliases/:alias`: links an alias to another dataset, `{datasetName}`. */
export async function linkAlias(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'admin', 'manage')
  return link(c, existing(c), await wantedDataset(c, false))
}

/** `PATCH /aliases/:alias/unlink`: keeps the alias and links it to nothing. */
export function unlinkAlias(c: LakeContext): Response {
  requireRole(c.var.identity, 'admin', 'manage')
  const name = existing(c)
  const datasetName = all(c)[name] ?? null
  set(c, {...all(c), [name]: null})
  return c.json({aliasName: name, datasetName})
}

/** `DELETE /aliases/:alias`: removes an alias, not its dataset. */
export function deleteAlias(c: LakeContext): Response {
  requireRole(c.var.identity, 'admin', 'manage')
  const {[existing(c)]: _, ...rest} = all(c)
  set(c, rest)
  return c.json({deleted: true})
}

async function wantedDataset(c: LakeContext, optional: boolean): Promise<string | null> {
  const hasBody = c.req.header('content-type') !== undefined
  const {datasetName} = hasBody ? await readJson(c) : {}
  if (datasetName === undefined && optional) return null
  const datasets = c.var.lake.store.datasets(projectOf(c))
  if (typeof datasetName === 'string' && datasets.some(({name}) => name === datasetName)) {
    return datasetName
  }
  throw httpError(404, `Dataset ${JSON.stringify(datasetName)} not found`)
}

function link(c: LakeContext, name: string, datasetName: string | null): Response {
  set(c, {...all(c), [name]: datasetName})
  return c.json({aliasName: name, datasetName})
}

function existing(c: LakeContext): string {
  const name = param(c, 'alias')
  if (Object.hasOwn(all(c), name)) return name
  throw httpError(404, `Dataset alias "${name}" not found`)
}

function all(c: LakeContext) {
  return c.var.lake.projects.aliases(projectOf(c))
}

/** Prepared replies are out of the dataset that the alias stood for. */
function set(c: LakeContext, aliasesOfProject: Readonly<Record<string, string | null>>): void {
  c.var.lake.projects.setAliases(projectOf(c), aliasesOfProject)
  c.var.lake.replies.clear()
}

function projectOf(c: LakeContext): string {
  return c.req.param('projectId') ?? c.var.project
}
