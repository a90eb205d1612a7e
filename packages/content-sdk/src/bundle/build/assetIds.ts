/** The ids of all pictures and files that a value refers to: `image-…` and `file-…`. */
export function assetIds(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own =
    '_ref' in value && typeof value._ref === 'string' && /^(image|file)-/.test(value._ref)
      ? [value._ref]
      : []
  return [...new Set([...own, ...Object.values(value).flatMap(assetIds)])]
}
