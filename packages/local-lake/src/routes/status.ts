import {isPublicId} from '../documentIds.ts'
import {type Identity, visibilityOf} from '../identity.ts'
import type {LakeContext} from '../lakeContext.ts'
import {type DatasetStatus, statusPage} from './statusPage.ts'

/** Transactions that are shown of each dataset. */
const RECENT = 10

/**
 * `GET /`: a page about the lake for whoever opens its address: datasets, how many documents they
 * have, when they changed, and a box for GROQ. It shows what the asker may see and no contents;
 * the box asks the query endpoint, with a token when one is entered.
 */
export function status(c: LakeContext): Response | Promise<Response> {
  const nonce = c.var.lake.newId()
  c.header(
    'content-security-policy',
    `default-src 'none'; connect-src 'self'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  )
  c.header('x-content-type-options', 'nosniff')
  c.header('referrer-policy', 'no-referrer')
  c.header('cache-control', 'no-store')
  const address = new URL(c.req.url).origin
  return c.html(statusPage({project: c.var.project, address, datasets: datasetsOf(c), nonce}))
}

function datasetsOf(c: LakeContext): DatasetStatus[] {
  const {lake, identity, project} = c.var
  return lake.store
    .datasets(project)
    .filter(({aclMode}) => aclMode === 'public' || identity.role !== 'anonymous')
    .map(({name}) => statusOf(c, identity, name))
}

function statusOf(c: LakeContext, identity: Identity, name: string): DatasetStatus {
  const {lake, project} = c.var
  const dataset = lake.dataset(identity, project, name)
  const {store} = dataset
  const visibility = visibilityOf(identity)
  const sees = (id: string): boolean => visibility === 'all' || isPublicId(id)
  const last = store.seqAt('9999')
  const recent = store
    .transactionsAfter(Math.max(0, last - RECENT), RECENT)
    .map(({timestamp, documentIds}) => ({
      time: timestamp,
      documents: documentIds.filter(sees).length,
    }))
    .filter(({documents}) => documents > 0)
    .toReversed()
  return {name, documents: visibility === 'all' ? store.size() : store.publicSize(), recent}
}
