const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Makes a text safe between tags and inside quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}

/**
 * An address that a page may carry: `https:`, `http:`, `tel:`, `mailto:`, or one within the site
 * (`/…`, `#…`, `?…`, a relative path). Anything else, a page's mistake included, is `undefined`.
 */
export function safeAddress(address: unknown): string | undefined {
  if (typeof address !== 'string' || /[\p{Cc}\s\\]/u.test(address) || address.startsWith('//'))
    return undefined
  const scheme = /^([^/?#]*?):/.exec(address)?.[1]?.toLowerCase()
  return scheme === undefined || ['https', 'http', 'tel', 'mailto'].includes(scheme)
    ? address
    : undefined
}
