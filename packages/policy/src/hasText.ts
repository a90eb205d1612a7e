const visible = /[^\p{Cc}\p{Cf}\p{Z}]/u

/**
 * Whether a text says anything: blank strings, empty paragraphs and invisible characters do not.
 * @param value a string or Portable Text
 */
export function hasText(value: unknown): boolean {
  if (typeof value === 'string') return visible.test(value)
  return Array.isArray(value) && value.some((block) => hasText(block?.text ?? block?.children))
}
