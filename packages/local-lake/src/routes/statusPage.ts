import {html, raw} from 'hono/html'

/** What the page tells of one dataset. */
export interface DatasetStatus {
  name: string
  /** Documents that the asker may see. */
  documents: number
  /** Its latest transactions, the newest first: when (ISO 8601), and how many documents that the asker may see. */
  recent: readonly {time: string; documents: number}[]
}

/** What the page is made of. */
export interface StatusPage {
  project: string
  /** The lake's address as the asker knows it, e.g. `http://localhost:4000`. */
  address: string
  datasets: readonly DatasetStatus[]
  /** Of the content security policy, for the page's own style and script. */
  nonce: string
}

/** The page at a lake's address. */
export function statusPage({project, address, datasets, nonce}: StatusPage) {
  return html`<!doctype html>
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
          <div class="datasets">${datasets.map(section)}</div>
          <h2>Query</h2>
          ${queryForm(datasets)} ${connect(project, address, datasets[0]?.name ?? 'production')}
        </main>
        <script type="module" nonce="${nonce}">
          ${raw(SCRIPT)}
        </script>
      </body>
    </html>`
}

function section({name, documents, recent}: DatasetStatus) {
  const rows = recent.map(
    ({time, documents: changed}) =>
      html`<tr>
        <td><time datetime="${time}">${time}</time></td>
        <td>${changed}</td>
      </tr>`,
  )
  const changes = html`<table>
    <thead>
      <tr>
        <th scope="col">Latest changes</th>
        <th scope="col">Documents</th>
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`
  return html`<section>
    <h2>${name}</h2>
    <p>Documents: <strong>${documents}</strong></p>
    ${rows.length > 0 ? changes : html`<p>Nothing was written yet.</p>`}
  </section>`
}

function queryForm(datasets: readonly DatasetStatus[]) {
  return html`<form>
      <label
        >GROQ<textarea name="query" rows="4" spellcheck="false">*[0..9]{_id, _type}</textarea>
      </label>
      <div class="options">
        <label
          >Dataset<select name="dataset">
            ${datasets.map(({name}) => html`<option>${name}</option>`)}
          </select></label
        >
        <label
          >Perspective<select name="perspective">
            <option>published</option>
            <option>drafts</option>
            <option>raw</option>
          </select></label
        >
        <label>Token, for drafts<input name="token" type="password" autocomplete="off" /></label>
        <button>Fetch <kbd>Ctrl Enter</kbd></button>
      </div>
    </form>
    <p role="status"></p>
    <pre tabindex="0" aria-label="Answer" hidden></pre>`
}

function connect(project: string, address: string, dataset: string) {
  return html`<h2>Connect</h2>
    <p>A Studio, in <code>sanity.config.ts</code>:</p>
    <pre><code>defineConfig({projectId: '${project}', dataset: '${dataset}', apiHost: '${address}'})</code></pre>
    <p>A site or script, with <code>@sanity/client</code>:</p>
    <pre><code>createClient({
  projectId: '${project}',
  dataset: '${dataset}',
  apiVersion: '2025-02-19',
  useCdn: false,
  apiHost: '${address}',
  useProjectHostname: false,
})</code></pre>`
}

const STYLE = `
  :root {color-scheme: light dark; --line: light-dark(#d5dae0, #3a424b); --soft: light-dark(#f4f6f8, #1d2329);
    --text: light-dark(#1c2329, #e6eaee); --quiet: light-dark(#55606b, #a4afba); --accent: light-dark(#0b5cad, #7db7f0)}
  body {margin: 0; font: 1rem/1.5 system-ui, sans-serif; color: var(--text); background: light-dark(#fff, #14191e)}
  main {max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem}
  h1 {font-size: 1.5rem; margin: 0 0 1.5rem}
  h2 {font-size: 1.125rem; margin: 2rem 0 .75rem}
  .datasets {display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr))}
  section {border: 1px solid var(--line); border-radius: .5rem; padding: 1rem}
  section h2 {margin: 0}
  section p {margin: .25rem 0 .75rem}
  table {width: 100%; border-collapse: collapse; font-size: .875rem}
  th {text-align: start; color: var(--quiet); font-weight: 500}
  th, td {padding: .25rem 0; border-top: 1px solid var(--line)}
  th:last-child, td:last-child {text-align: end; font-variant-numeric: tabular-nums}
  label {display: block; font-size: .875rem; color: var(--quiet)}
  textarea, input, select, button {font: inherit; color: var(--text); background: light-dark(#fff, #14191e);
    border: 1px solid var(--line); border-radius: .375rem; padding: .5rem; box-sizing: border-box; width: 100%}
  textarea, pre {font-family: ui-monospace, monospace; font-size: .875rem}
  .options {display: grid; gap: .75rem; align-items: end; margin-top: .75rem; grid-template-columns: repeat(auto-fit, minmax(min(11rem, 100%), 1fr))}
  button {color: light-dark(#fff, #14191e); background: var(--accent); border-color: var(--accent); cursor: pointer}
  :focus-visible {outline: 2px solid var(--accent); outline-offset: 2px}
  kbd {font: inherit; font-size: .75rem; margin-inline-start: .25rem}
  pre {overflow: auto; max-height: 32rem; padding: .75rem; background: var(--soft); border: 1px solid var(--line); border-radius: .375rem}
  [role=status] {min-height: 1.5em; margin: .75rem 0 .25rem; color: var(--quiet); font-size: .875rem}
`

const SCRIPT = `
  const form = document.querySelector('form')
  const told = document.querySelector('[role=status]')
  const output = document.querySelector('pre[aria-label]')
  for (const time of document.querySelectorAll('time')) {
    time.title = time.dateTime
    time.textContent = new Date(time.dateTime).toLocaleString()
  }
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const {dataset, query, token, perspective} = Object.fromEntries(new FormData(form))
    const headers = {'content-type': 'application/json'}
    if (token) headers.authorization = 'Bearer ' + token
    const url = '/v2025-03-01/data/query/' + encodeURIComponent(dataset) + '?perspective=' + perspective
    told.textContent = 'Asking …'
    try {
      const answer = await fetch(url, {method: 'POST', headers, body: JSON.stringify({query})})
      const {result, ms, error, message} = await answer.json()
      const count = Array.isArray(result) ? result.length + ' results in ' : ''
      told.textContent = answer.ok ? count + ms + ' ms' : 'Refused (' + answer.status + '): ' + (error?.description ?? message ?? error)
      output.textContent = answer.ok ? JSON.stringify(result, null, 2) : ''
    } catch {
      told.textContent = 'The lake does not answer. Is it still running?'
      output.textContent = ''
    }
    output.hidden = output.textContent === ''
  })
`
