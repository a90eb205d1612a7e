/** What the hosted service has at some addresses (after the version) and no lake has. */
const NOT_OFFERED: readonly (readonly [RegExp, string])[] = [
  [/^\/(?:apis\/)?graphql\b/, 'GraphQL'],
  [/^\/hooks\b/, 'Webhooks'],
  [/\/backups\b/, 'Backups'],
  [/\/embeddings(?:-index)?\b/, 'Embeddings'],
  [/^\/(?:media-libraries|assets\/media-library)\b/, 'Media libraries'],
  [/^\/canvases\b/, 'Canvases'],
  [/^\/iiif\b/, 'IIIF'],
  [/^\/agent\b/, 'Agent actions'],
  [/^\/assist\b/, 'AI Assist'],
  [/^\/(?:functions|blueprints)\b/, 'Functions'],
  [/^\/organizations\b/, 'Organizations'],
  [/\/user-applications\/./, 'Deployed Studios'],
  [/^\/access\/robots\/me\/rotate$/, 'Rotating a token'],
  [/^\/assets\/(?:images|files)\/[^/]+\/from-url$/, 'Uploading from an address'],
]

/** Says why there is nothing at an address; commands and consoles show it as it is. */
export function nothingAt(method: string, path: string): string {
  const afterVersion = path.replace(/^\/v[^/]+/, '')
  const found = NOT_OFFERED.find(([address]) => address.test(afterVersion))
  const what = found ? `${found[1]}: not offered by this lake` : 'No endpoint'
  return `${what} (${method} ${path})`
}
