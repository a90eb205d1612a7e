import {execFile} from 'node:child_process'
import path from 'node:path'

/** The root of the checkout. */
export const root = path.resolve(import.meta.dirname, '../..')

const bin = path.join(root, 'node_modules', '.bin')

/**
 * Runs a command to its end without blocking this process, which serves the registry and the lake that
 * the command may read.
 * @returns what it printed
 * @throws Error with all of its output when it fails
 */
export function run(
  command: string,
  args: readonly string[],
  options: {cwd?: string; env?: NodeJS.ProcessEnv; timeout?: number} = {},
): Promise<string> {
  const {cwd = root, env = {}, timeout = 300_000} = options
  const PATH = `${bin}${path.delimiter}${process.env.PATH}`
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      {cwd, timeout, encoding: 'utf8', maxBuffer: 2 ** 26, env: {...process.env, PATH, ...env}},
      (error, stdout, stderr) => {
        if (!error) return resolve(stdout)
        const name = path.basename(command)
        const where = path.basename(cwd)
        reject(
          new Error(`${name} ${args.join(' ')} failed in ${where}:\n${stdout}${stderr}`, {
            cause: error,
          }),
        )
      },
    )
  })
}
