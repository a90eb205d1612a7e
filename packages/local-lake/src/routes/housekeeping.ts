import {httpError, validationError} from '../errors.ts'
import {requireRole} from '../identity.ts'
import {datasetOf, type LakeContext, param, readJson} from '../lakeContext.ts'

// What a Studio asks for beside content: offers, news, limits and statistics of a hosted service. There are none
// of these here, which is answered in the shapes that say so.

/** `GET /journey/announcements`: no news. */
export function announcements(c: LakeContext): Response {
  return c.json([])
}

/** `GET /journey/:topic`: no offer to buy anything, no trial that ends. */
export function offer(c: LakeContext): Response {
  return c.json(null)
}

/** `GET /help`: no links of ours for the Studio's help menu; it shows its own. */
export function help(c: LakeContext): Response {
  return c.json({resources: {sectionArray: []}})
}

/** `GET /intake/telemetry-status`: nobody agreed to be measured, so the Studio sends nothing. */
export function telemetryStatus(c: LakeContext): Response {
  return c.json({status: 'denied'})
}

/**
 * `POST /intake/batch`: a Studio that did not wait for the answer about telemetry sends what it has when its
 * page is left. It is not even read.
 */
export function telemetryBatch(c: LakeContext): Response {
  return c.body(null, 204)
}

/** `GET /schedules/:projectId/:dataset`: no schedules of the older kind; releases are scheduled instead. */
export function schedules(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const {project} = c.var
  const asked = param(c, 'projectId')
  if (asked !== project) throw httpError(404, `Project "${asked}" not found`)
  datasetOf(c)
  return c.json({schedules: [], totalCount: 0})
}

/** `GET /projects/:projectId/new-content-release-allowed`: as many releases as one likes. */
export function releaseLimits(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const data = {
    orgMeteredActiveReleaseCount: 0,
    orgActiveReleaseLimit: null,
    // The Studio compares with it; it does not take `null` for "no limit" here.
    datasetReleaseLimit: Number.MAX_SAFE_INTEGER,
  }
  return c.json({data})
}

/**
 * `POST /descriptors/claim`: a Studio offers its schema to agents, `{descriptorId, contextKey}` in the body. There
 * are no agents to read it, so nothing more of it is asked for.
 */
export async function claimDescriptor(c: LakeContext): Promise<Response> {
  requireRole(c.var.identity, 'read', 'read')
  const {descriptorId, contextKey} = await readJson(c)
  if (typeof descriptorId !== 'string' || typeof contextKey !== 'string') {
    throw validationError('The body needs the texts "descriptorId" and "contextKey"')
  }
  return c.json({synchronization: {type: 'complete'}})
}
