/**
 * The lines of the README that show how the SDK is used: its first block of TypeScript.
 * @throws Error when there is none, so that the check cannot pass by finding nothing
 */
export function fiveLines(readme: string): string {
  const block = /```(?:ts|js)\n([^]*?)```/.exec(readme)?.[1]
  if (!block) throw new Error('README.md has no block of TypeScript.')
  return block
}
