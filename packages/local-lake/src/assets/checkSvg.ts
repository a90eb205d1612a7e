/**
 * What an SVG must not contain to be taken: anything that runs, that loads something, or that
 * an XML parser would go and fetch. Such a file is refused rather than repaired, so that what
 * is stored is what was sent.
 */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/<!DOCTYPE|<!ENTITY/i, 'a document type or entity'],
  [/<\?(?!xml\s)/i, 'a processing instruction'],
  [
    /<(?:[\w-]+:)?(?:script|foreignObject|iframe|object|embed|handler|listener)\b/i,
    'active content',
  ],
  [
    /<(?:[\w-]+:)?(?:animate|set)\b[^>]*attributeName\s*=\s*["']?(?:xlink:)?href/i,
    'an animated link',
  ],
  [/[\s"'/]on[a-z]+\s*=/i, 'an event handler'],
  [
    /\b(?:xlink:)?(?:href|src)\s*=\s*["']?(?!\s*["']?(?:#|data:image\/(?:png|jpe?g|gif|webp)[;,]))\s*[^\s"'>]/i,
    'a link to something else',
  ],
  [/url\(\s*["']?(?!#)/i, 'a style that loads something'],
  [/@import|expression\s*\(|javascript:/i, 'a style or link that runs something'],
  // Character references can spell any of the above.
  [/&#(?:x0*(?:6a|4a|3a|28)|0*(?:106|74|58|40));/i, 'encoded characters of a script'],
]

/** Says why an SVG is not safe to serve, or `undefined` when it is. */
export function svgProblem(bytes: Buffer): string | undefined {
  const text = bytes.toString('utf8')
  if (text.includes('\u0000') || text.includes('\ufffd')) return 'bytes that are not UTF-8 text'
  const found = FORBIDDEN.find(([pattern]) => pattern.test(text))
  return found?.[1]
}

/** True when a file starts like an SVG or other XML. */
export function looksLikeSvg(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4096).toString('utf8').trimStart()
  return /^(?:\ufeff)?(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE[^>]*>\s*)?<(?:svg|svg:svg)[\s>]/i.test(
    start,
  )
}
