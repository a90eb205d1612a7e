import {html, raw} from 'hono/html'

import {isPublicId} from '../documentIds.ts'
import {type Identity, visibilityOf} from '../identity.ts'
import type {LakeContext} from '../lakeContext.ts'

/** Transactions that are shown of each dataset. */
const RECENT = 10

/** What the page tells of one dataset. */
interface DatasetStatus {
  name: string
  documents: number
  recent: {time: string; documents: number}[]
}

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
  const datasets = datasetsOf(c)
  const {project} = c.var
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width" />
          <title>Content Lake: ${project}</title>
          <style nonce="${nonce}">
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <main>
            <h1>Content Lake: ${project}</h1>
            ${datasets.map(section)}
            <h2>Query</h2>
            <form>
              <label>
                Dataset
                <select name="dataset">
                  ${datasets.map(({name}) => html`<option>${name}</option>`)}
                </select>
              </label>
              <label>GROQ<textarea name="query" rows="4">*[0..9]{_id, _type}</textarea></label>
              <label
                >Token, for drafts<input name="token" type="password" autocomplete="off"
              /></label>
              <button>Fetch</button>
            </form>
            <pre role="status"></pre>
          </main>
          <script type="module" nonce="${nonce}">
            ${raw(SCRIPT)}
          </script>
        </body>
      </html>`,
  )
}

function section({name, documents, recent}: DatasetStatus) {
  const rows = recent.map(
    ({time, documents: changed}) => html`<li><time>${time}</time>, documents: ${changed}</li>`,
  )
  return html`<h2>${name}</h2>
    <p>Documents: ${documents}. Latest changes:</p>
    <ul>
      ${rows}
    </ul>`
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
  return {name, documents: dataset.view(visibility, 'raw').count(), recent}
}

const STYLE = `
  body {font: 1rem/1.5 system-ui, sans-serif; color-scheme: light dark}
  main {max-width: 45rem; margin: 2rem auto; padding: 0 1rem}
  label {display: block; margin: 0.5rem 0}
  textarea, input {display: block; width: 100%; box-sizing: border-box; font: inherit}
  pre {overflow: auto; white-space: pre-wrap}
`

const SCRIPT = `
  const form = document.querySelector('form')
  const output = document.querySelector('pre')
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const {dataset, query, token} = Object.fromEntries(new FormData(form))
    const headers = {'content-type': 'application/json'}
    if (token) headers.authorization = 'Bearer ' + token
    const body = JSON.stringify({query})
    const perspective = token ? 'raw' : 'published'
    const url = '/v2025-03-01/data/query/' + encodeURIComponent(dataset) + '?perspective=' + perspective
    const answer = await fetch(url, {method: 'POST', headers, body})
    output.textContent = JSON.stringify(await answer.json(), null, 2)
  })
`
