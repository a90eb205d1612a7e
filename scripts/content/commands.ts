import {UserError} from '../ports.ts'
import {checkCommand} from './checkCommand.ts'
import {importCommand} from './importCommand.ts'
import type {Command, Outcome, Surroundings} from './outcome.ts'
import {reportCommand} from './reportCommand.ts'

const commands: ReadonlyMap<string, Command> = new Map([
  ['check', checkCommand],
  ['report', reportCommand],
  ['import', importCommand],
])

/** What people read with `--help`. */
export const help = `Looks after the content, without the Studio.

  npm run content -- check    what is wrong with the documents
  npm run content -- report   what is missing, stale, overdue, unquantified
  npm run content -- import   makes a draft of an existing web page

Each command tells its options with --help.`

/**
 * Runs one command.
 * @param args what was written after the name of the program
 * @throws UserError for wrong use, and when there is nothing to read
 */
export async function runContent(
  args: readonly string[],
  {now = new Date(), progress = () => {}}: Partial<Surroundings> = {},
): Promise<Outcome> {
  const [name = '', ...rest] = args
  const command = commands.get(name)
  if (args.includes('--help') || args.includes('-h')) {
    return {output: command?.help ?? help, summary: '', exitCode: 0}
  }
  if (!command) throw new UserError('Say “check”, “report” or “import”. See --help.', 2)
  return command.run(rest, {now, progress})
}
