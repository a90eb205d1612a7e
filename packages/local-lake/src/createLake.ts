import {Hono} from 'hono'

import {admitRequest} from './admitRequest.ts'
import {answerError} from './answerError.ts'
import {checkApiVersion, pathWithoutProject} from './apiAddress.ts'
import {createBacklogs} from './backlogs.ts'
import {createCopyJobs} from './copyJobs.ts'
import {httpError} from './errors.ts'
import {createIdentifier} from './identity.ts'
import {createLakeState, type Lake, type LakeSettings, type Log} from './lake.ts'
import type {LakeEnv, LakeHandler} from './lakeContext.ts'
import {nothingAt} from './notOffered.ts'
import {createPreparedReplies} from './preparedReplies.ts'
import {createPresenceRooms} from './presenceRooms.ts'
import {createProjectSettings} from './projectSettings.ts'
import {createQueryPool} from './query/queryPool.ts'
import type {Clock, NewId} from './randomId.ts'
import * as account from './routes/account.ts'
import * as aliases from './routes/aliases.ts'
import * as assets from './routes/assets.ts'
import {copyDataset, copyJobs, job, listenToJob} from './routes/copyDataset.ts'
import {addCorsOrigin, corsOrigins, deleteCorsOrigin} from './routes/corsOrigins.ts'
import {doc} from './routes/doc.ts'
import {exportDataset} from './routes/exportDataset.ts'
import * as history from './routes/history.ts'
import * as housekeeping from './routes/housekeeping.ts'
import {listen, liveEvents} from './routes/listen.ts'
import {actions, mutate} from './routes/mutate.ts'
import {presence} from './routes/presence.ts'
import * as projects from './routes/projects.ts'
import {query} from './routes/query.ts'
import {deleteSchema, deploySchemas, schemas} from './routes/schemas.ts'
import {status} from './routes/status.ts'
import * as tokens from './routes/tokens.ts'
import {createBackgroundChecks} from './store/backgroundChecks.ts'
import type {LakeStore} from './store/types.ts'
import {createTickets} from './tickets.ts'

/** One endpoint: method, path, handler, what it is for. */
type Route = readonly ['GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', string, LakeHandler, string]

/**
 * The HTTP API. Paths follow `/v<date>` (or `/v1`, `/vX`), which may follow `/<project>`; the
 * project is otherwise told by the host name `<project>.localhost`, by the header
 * `x-sanity-project-id`, or is the one that the lake was started for.
 */
export const ROUTES: readonly Route[] = [
  ['GET', '/data/query/:dataset', query, 'Answer a GROQ query given in the address'],
  ['POST', '/data/query/:dataset', query, 'Answer a GROQ query given in the body'],
  ['GET', '/data/doc/:dataset/:ids{.+}', doc, 'Documents by id, as stored'],
  ['POST', '/data/mutate/:dataset', mutate, 'Apply a transaction of mutations'],
  ['POST', '/data/actions/:dataset', actions, 'Apply document and release actions'],
  ['GET', '/data/listen/:dataset', listen, 'Events for changes to the documents a filter selects'],
  ['GET', '/data/live/events/:dataset', liveEvents, 'Events that say which answers may be stale'],
  ['GET', '/data/history/:dataset/documents/:ids', history.documentsAt, 'Documents as they were'],
  ['GET', '/data/history/:dataset/transactions', history.transactions, 'What was done'],
  [
    'GET',
    '/data/history/:dataset/transactions/:ids',
    history.transactions,
    'What was done to documents',
  ],
  [
    'GET',
    '/data/history/:dataset/events/documents/:id',
    history.eventsOfDocument,
    'The life of a document',
  ],
  [
    'GET',
    '/data/history/:dataset/events/releases/:id',
    history.eventsOfRelease,
    'The activity of a release',
  ],
  [
    'GET',
    '/data/references/:dataset/documents/:id/to',
    history.referencesTo,
    'Who refers to a document',
  ],
  ['GET', '/data/export/:dataset', exportDataset, 'Every document, one a line'],
  ['POST', '/assets/images/:dataset', assets.uploadImage, 'Store a picture'],
  ['POST', '/assets/files/:dataset', assets.uploadFile, 'Store a file'],
  ['GET', '/socket/:dataset', presence, 'Who is looking at what (websocket)'],
  ['GET', '/data/ping/:dataset?', projects.ping, 'Is the lake there?'],
  ['GET', '/ping', projects.ping, 'Is the lake there?'],

  ['GET', '/users/me', account.currentUser, 'Who the request comes from'],
  ['GET', '/users/me/keyvalue/:keys', account.keyValues, 'Small values kept for a user'],
  ['PUT', '/users/me/keyvalue', account.putKeyValues, 'Keep small values for a user'],
  ['GET', '/users/:ids', account.users, 'Profiles of users'],
  ['GET', '/auth/id', account.authId, 'The id behind the session'],
  ['GET', '/auth/providers', account.authProviders, 'Ways to log in'],
  ['POST', '/auth/logout', account.logout, 'End the session'],
  ['GET', '/check/cors', account.checkCors, 'May this origin read answers?'],

  ['GET', '/projects', projects.projects, 'Projects'],
  ['GET', '/projects/:projectId', projects.project, 'One project'],
  ['GET', '/projects/:projectId/grants', projects.grants, 'What the identity may do'],
  ['GET', '/projects/:projectId/datasets', projects.datasets, 'Datasets of a project'],
  ['GET', '/projects/:projectId/datasets/:dataset/acl', projects.acl, 'Document permissions'],
  ['GET', '/projects/:projectId/datasets/copy', copyJobs, 'Datasets that are being copied'],
  ['PUT', '/projects/:projectId/datasets/:dataset/copy', copyDataset, 'Copy a dataset'],
  ['GET', '/projects/:projectId/datasets/:dataset', projects.dataset, 'One dataset'],
  ['PUT', '/projects/:projectId/datasets/:dataset', projects.putDataset, 'Create a dataset'],
  ['PATCH', '/projects/:projectId/datasets/:dataset', projects.patchDataset, 'Public or private?'],
  [
    'DELETE',
    '/projects/:projectId/datasets/:dataset',
    projects.deleteDataset,
    'Remove a dataset and its history',
  ],
  [
    'GET',
    '/projects/:projectId/datasets/:dataset/schemas/:id?',
    schemas,
    'Schemas of Studios that were deployed',
  ],
  ['PUT', '/projects/:projectId/datasets/:dataset/schemas', deploySchemas, 'Deploy schemas'],
  ['DELETE', '/projects/:projectId/datasets/:dataset/schemas/:id', deleteSchema, 'Remove one'],
  ['GET', '/projects/:projectId/cors', corsOrigins, 'Origins that may read answers'],
  ['POST', '/projects/:projectId/cors', addCorsOrigin, 'Let an origin read answers'],
  ['DELETE', '/projects/:projectId/cors/:originId', deleteCorsOrigin, 'No longer let it'],
  ['GET', '/projects/:projectId/users/:ids', account.users, 'Profiles of users'],
  ['GET', '/projects/:projectId/roles', tokens.projectRoles, 'Roles that people and tokens have'],
  ['GET', '/projects/:projectId/tokens', tokens.tokens, 'Tokens, without what is secret of them'],
  ['POST', '/projects/:projectId/tokens', tokens.createProjectToken, 'Make a token'],
  ['DELETE', '/projects/:projectId/tokens/:tokenId', tokens.deleteToken, 'Revoke a token'],
  ['GET', '/access/project/:projectId/roles', tokens.accessRoles, 'Roles that tokens have'],
  ['GET', '/access/project/:projectId/robots', tokens.robots, 'Tokens, for the CLI'],
  ['POST', '/access/project/:projectId/robots', tokens.createRobot, 'Make a token, for the CLI'],
  ['DELETE', '/access/project/:projectId/robots/:tokenId', tokens.deleteToken, 'Revoke a token'],
  ['GET', '/invitations/project/:projectId', tokens.invitations, 'Who is invited: nobody'],
  [
    'GET',
    '/projects/:projectId/user-applications',
    projects.userApplications,
    'Studios that are deployed elsewhere: none',
  ],
  ['GET', '/user-applications', projects.userApplications, 'The same, by the name of the project'],
  ['GET', '/datasets', projects.datasets, 'Datasets of the project'],
  ['GET', '/datasets/:dataset', projects.dataset, 'One dataset'],
  ['PUT', '/datasets/:dataset', projects.putDataset, 'Create a dataset'],
  ['PATCH', '/datasets/:dataset', projects.patchDataset, 'Public or private?'],
  ['DELETE', '/datasets/:dataset', projects.deleteDataset, 'Remove a dataset and its history'],
  ['PUT', '/datasets/:dataset/copy', copyDataset, 'Copy a dataset'],
  ['GET', '/jobs/:jobId', job, 'How far a copy is'],
  ['GET', '/jobs/:jobId/listen', listenToJob, 'Events that tell how far a copy is'],
  ['GET', '/aliases', aliases.aliases, 'Other names of datasets'],
  ['PUT', '/aliases/:alias', aliases.createAlias, 'Make an alias'],
  ['PATCH', '/aliases/:alias', aliases.linkAlias, 'Link an alias to another dataset'],
  ['PATCH', '/aliases/:alias/unlink', aliases.unlinkAlias, 'Link an alias to nothing'],
  ['DELETE', '/aliases/:alias', aliases.deleteAlias, 'Remove an alias'],
  ['GET', '/features', projects.features, 'Features of the Studio that are served'],
  ['POST', '/comments/:dataset/setup', projects.setupComments, 'Make the dataset for comments'],

  ['GET', '/journey/announcements', housekeeping.announcements, 'News for the Studio: none'],
  ['GET', '/journey/:topic', housekeeping.offer, 'Offers to buy something: none'],
  ['GET', '/help', housekeeping.help, 'More links for the help menu of the Studio: none'],
  ['GET', '/intake/telemetry-status', housekeeping.telemetryStatus, 'May the Studio be measured?'],
  ['POST', '/intake/batch', housekeeping.telemetryBatch, 'What it measured all the same: not kept'],
  ['GET', '/schedules/:projectId/:dataset', housekeeping.schedules, 'Older schedules: none'],
  [
    'GET',
    '/projects/:projectId/new-content-release-allowed',
    housekeeping.releaseLimits,
    'Limits on releases: none',
  ],
  ['POST', '/descriptors/claim', housekeeping.claimDescriptor, 'Schemas for agents: not kept'],
]

/** The addresses of stored files, without a version; a name for people may follow. */
export const ASSET_ROUTES: readonly Route[] = [
  ['GET', '/images/:projectId/:dataset/:file/:vanity?', assets.serveImage, 'A stored picture'],
  ['GET', '/files/:projectId/:dataset/:file/:vanity?', assets.serveFile, 'A stored file'],
]

/** What a lake is made of. */
export interface LakeOptions {
  store: LakeStore
  clock: Clock
  newId: NewId
  /** A token with the role `admin` that is not kept in the store. */
  adminToken?: string | undefined
  settings: LakeSettings
  log?: Log
  /** Milliseconds after which the file of a dataset that was opened is verified; 10 seconds if not set. */
  verifyAfter?: number | undefined
}

/** A lake as a Hono app, with the state behind it for the server to close. */
export interface LakeApp {
  app: Hono<LakeEnv>
  lake: Lake
}

/**
 * Makes the HTTP API over a store. Nothing is listened to yet; see `startLake`, which looks at its options.
 * @throws TypeError for options that lack a part
 */
export function createLake(options: LakeOptions): LakeApp {
  const {store, clock, newId, adminToken, settings, log = () => undefined} = options
  const tickets = createTickets(clock, newId)
  const {studioOrigins, localUser} = settings
  const identify = createIdentifier({store, adminToken, studioOrigins, localUser})
  const rooms = createPresenceRooms()
  const queryPool = createQueryPool()
  const replies = createPreparedReplies(identify, log)
  const projectSettings = createProjectSettings(store)
  const state = {
    jobs: createCopyJobs(clock, newId, log),
    projects: projectSettings,
    store,
    settings,
    tickets,
    rooms,
    queryPool,
    backlogs: createBacklogs(),
    replies,
    identify,
    clock,
    newId,
    log,
    checks: createBackgroundChecks(log, options.verifyAfter),
  }
  const lake = createLakeState(state)
  lake.createDataset(settings.projectId, settings.dataset)

  const app = new Hono<LakeEnv>({getPath: pathWithoutProject})
  app.use(admitRequest(lake))
  app.use('/:api{v[^/]+}/*', checkApiVersion)
  app.onError((error, c) => answerError(error, c, log))
  app.notFound((c) => answerError(httpError(404, nothingAt(c.req.method, c.req.path)), c, log))
  for (const [method, path, handler] of ROUTES) app.on(method, `/:api{v[^/]+}${path}`, handler)
  app.get('/', status)
  for (const [method, path, handler] of ASSET_ROUTES) app.on(method, path, handler)
  return {app, lake}
}
