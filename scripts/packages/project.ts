import {mkdirSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {run} from './run.ts'

/** What an empty project is made of. */
export interface ProjectOptions {
  /** The folder that all projects of a run are in. */
  folder: string
  name: string
  /** Address of the registry our packages come from. */
  registry: string
  /** What it depends on besides the SDK. */
  dependencies?: Readonly<Record<string, string>>
  /** Files by name. */
  files: Readonly<Record<string, string>>
}

/** Makes an empty project with the SDK among its dependencies, not yet installed. */
export function makeProject({
  folder,
  name,
  registry,
  dependencies = {},
  files,
}: ProjectOptions): string {
  const cwd = path.join(folder, name)
  mkdirSync(cwd, {recursive: true})
  const manifest = {
    private: true,
    type: 'module',
    dependencies: {'@jakamy/content-sdk': '*', ...dependencies},
  }
  const written = {
    'package.json': JSON.stringify(manifest),
    '.npmrc': `@jakamy:registry=${registry}\n`,
    ...files,
  }
  for (const [file, text] of Object.entries(written)) writeFileSync(path.join(cwd, file), text)
  return cwd
}

/** Installs a project as most people do. */
export async function npmInstall(cwd: string, ...flags: string[]): Promise<void> {
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline']
  await run('npm', ['install', ...quiet, ...flags], {cwd})
}
