import type {Route} from '../routes/route.ts'

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}td{padding:.25rem .5rem;vertical-align:top}'

/** The page for people: the table of routes. Every word of it is ours, so nothing needs escaping. */
export function page(routes: readonly Route[]): string {
  const rows = routes.map(({path, summary, parameters}) => {
    const address =
      path.includes('{') || parameters.includes('q') ? path : `<a href="${path}">${path}</a>`
    return `<tr><td><code>${address}</code></td><td>${summary}</td><td>${parameters.join(', ')}</td></tr>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Content delivery</title><style>${style}</style></head><body><h1>Content delivery</h1><p>Published content, validated and approved. Reading only. <a href="/openapi.json">OpenAPI document</a>.</p><table><thead><tr><th scope="col">Address</th><th scope="col">Gives</th><th scope="col">Parameters</th></tr></thead><tbody>${rows.join('')}</tbody></table></body></html>`
}
