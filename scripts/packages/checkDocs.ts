import {globSync, mkdirSync, readFileSync, symlinkSync} from 'node:fs'
import path from 'node:path'

import {codeBlocks} from './codeBlocks.ts'
import {nextVersion} from './consumers/useInNext.ts'
import {makeProject, npmInstall, type ProjectOptions} from './project.ts'
import {root, run} from './run.ts'

/** Where the documentation is checked, and the lake that its programs read. */
export interface DocsOptions extends Pick<ProjectOptions, 'folder' | 'registry'> {
  apiHost: string
}

/** The packages whose own README has blocks that stand by themselves. */
const described = ['schemas', 'policy', 'content-sdk', 'delivery']

/** What the pages import besides our packages, at the versions of the workspace. */
const linked = [
  'react',
  'react-dom',
  'astro',
  '@types/react',
  '@types/react-dom',
  '@types/node',
  '@portabletext/react',
]

const options = {
  strict: true,
  noEmit: true,
  module: 'ESNext',
  moduleResolution: 'bundler',
  target: 'ES2022',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  jsx: 'react-jsx',
  types: ['node'],
  skipLibCheck: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  verbatimModuleSyntax: true,
}

/**
 * Checks every block of TypeScript in the READMEs and in `docs/` against the published packages, and
 * runs those whose fence says `ts run`. A type assertion in one is refused: nobody should need any.
 */
export async function checkDocs({folder, registry, apiHost}: DocsOptions): Promise<string> {
  const readmes = described.map((name) => `packages/${name}/README.md`)
  const pages = ['README.md', ...readmes, ...globSync('docs/*.md', {cwd: root})]
  const programs = pages.flatMap((page) =>
    codeBlocks(readFileSync(path.join(root, page), 'utf8')).map((block) => ({
      ...block,
      file: `${page.replace(/\W+/g, '-')}-line-${block.line}.${block.language}`,
      code: block.code
        .replaceAll('http://localhost:4000', apiHost)
        // A page on the workspace's own files shows them from inside; the package exports the same.
        .replaceAll(/from '\.\.\/.+'/g, "from '@jakamy/schemas'"),
    })),
  )
  const asserted = programs.filter(({code}) => /(?<!import \*|\{[^}]*) as (?!const\b)/.test(code))
  if (asserted.length > 0) {
    throw new Error(`There is a type assertion in ${asserted.map(({file}) => file).join(', ')}.`)
  }
  const cwd = makeProject({
    folder,
    name: 'docs',
    registry,
    dependencies: {
      next: nextVersion,
      '@jakamy/schemas': '*',
      '@jakamy/policy': '*',
      '@jakamy/delivery': '*',
    },
    files: {
      ...Object.fromEntries(programs.map(({file, code}) => [file, code])),
      'astro.d.ts': '/// <reference path="node_modules/astro/types/content.d.ts" />\n',
      'tsconfig.json': JSON.stringify({compilerOptions: options, include: ['*.ts', '*.tsx']}),
    },
  })
  // Only the types of Next.js are used.
  await npmInstall(cwd, '--omit=optional', '--omit=peer', '--ignore-scripts', '--legacy-peer-deps')
  for (const name of linked) {
    const from = path.join(cwd, 'node_modules', name)
    mkdirSync(path.dirname(from), {recursive: true})
    symlinkSync(path.join(root, 'packages/content-sdk/node_modules', name), from)
  }
  await run(process.execPath, ['node_modules/typescript-7/bin/tsc', '-p', cwd])
  const runnable = programs.filter((program) => program.run)
  for (const {file} of runnable) {
    const printed = await run(process.execPath, [file], {
      cwd,
      env: {CONTENT_TOKEN: 'packed', NODE_NO_WARNINGS: '1'},
    })
    if (printed.trim() === '') throw new Error(`${file} printed nothing.`)
  }
  return `${programs.length} blocks of ${new Set(pages).size} pages have types, ${runnable.length} of them ran`
}
