import {build, buildHelp} from './build.ts'
import {apply, applyHelp, withdrawals, withdrawalsHelp} from './deliver.ts'
import {keys, keysHelp} from './keys.ts'
import {diff, diffHelp, inspect, inspectHelp, verify, verifyHelp} from './look.ts'
import type {Outcome, Progress} from './outcome.ts'
import {UsageError} from './usageError.ts'

/** What people read with `--help`. */
export const help = `content bundle COMMAND

Signed bundles: content that travels without a network.

  content bundle build        make one out of what is approved
  content bundle verify       check every byte of one, and who signed it
  content bundle inspect      look into one
  content bundle diff         compare two, and make a delta
  content bundle keys         make, show and change keys
  content bundle withdrawals  sign what is withdrawn
  content bundle apply        put one in use in a store

  content bundle keys new clinic.key
  content bundle build content --key clinic.key --out clinic.bundle
  content bundle verify clinic.bundle --trust clinic.key.pub

content bundle COMMAND --help says more. Exit code: 0 done, 1 refused, 2 wrong use, 130 interrupted.`

interface Command {
  help: string
  run: (args: readonly string[], progress: Progress, now: Date) => Promise<Outcome>
}

const commands: Readonly<Record<string, Command>> = {
  build: {help: buildHelp, run: build},
  verify: {help: verifyHelp, run: (args, _progress, now) => verify(args, now)},
  inspect: {help: inspectHelp, run: (args) => inspect(args)},
  diff: {help: diffHelp, run: (args) => diff(args)},
  keys: {help: keysHelp, run: (args) => keys(args)},
  withdrawals: {help: withdrawalsHelp, run: (args, _progress, now) => withdrawals(args, now)},
  apply: {help: applyHelp, run: (args, _progress, now) => apply(args, now)},
}

/**
 * Runs one command.
 * @param args what was written after the name of the program
 * @throws UsageError for wrong use, ContentError for what is refused
 */
export async function runContent(
  args: readonly string[],
  progress: Progress = () => {},
  now = new Date(),
): Promise<Outcome> {
  const [group, name = '', ...rest] = args
  const wantsHelp = args.includes('--help') || args.includes('-h')
  const command = group === 'bundle' && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command && wantsHelp) return {output: command.help, exitCode: 0}
  if (command) return command.run(rest, progress, now)
  if (wantsHelp) return {output: help, exitCode: 0}
  throw new UsageError(`Say “content bundle” and one of: ${Object.keys(commands).join(', ')}.`)
}
