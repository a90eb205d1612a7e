/** A block of TypeScript in a page of the documentation. */
export interface CodeBlock {
  language: 'ts' | 'tsx'
  /** Whether it is a program that can be run: its fence says `ts run`. */
  run: boolean
  /** The line of the page it begins at, for messages. */
  line: number
  code: string
}

/** The blocks of TypeScript of a page: fences that begin with ```` ```ts ```` or ```` ```tsx ````. */
export function codeBlocks(markdown: string): CodeBlock[] {
  const fence = /^( *)```(ts|tsx)( run)?\n([^]*?)^\1```$/gm
  return [...markdown.matchAll(fence)].map(
    ({index, 1: indent = '', 2: language, 3: run, 4: code = ''}) => ({
      language: language === 'tsx' ? 'tsx' : 'ts',
      run: run !== undefined,
      line: markdown.slice(0, index).split('\n').length + 1,
      code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )
}

/**
 * The program that a page shows first.
 * @throws Error when there is none, so that a check cannot pass by finding nothing
 */
export function firstProgram(markdown: string): string {
  const block = codeBlocks(markdown).find(({run}) => run)
  if (!block) throw new Error('The page has no block of TypeScript that begins with “```ts run”.')
  return block.code
}
