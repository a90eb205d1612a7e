/**
 * The three numbers of a version.
 * @param version `major.minor.patch`
 * @returns `undefined` for anything else
 */
export function parseVersion(version: unknown): [number, number, number] | undefined {
  const match =
    typeof version === 'string' ? /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/.exec(version) : null
  return match ? [Number(match[1]), Number(match[2]), Number(match[3])] : undefined
}

/** Which of two versions is the later one: negative, zero or positive, as `sort` wants it. */
export function compareVersions(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((part, index) => part !== other[index])
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0)
}
