import {cac} from 'cac'

import {documentCommands} from './documents.ts'
import {serveCommand} from './serve.ts'
import {storeCommands} from './store.ts'
import {tokenCommand} from './token.ts'

const EXAMPLES = [
  (bin: string) => `  ${bin} serve --port 4000 --project myproject --dataset production`,
  (bin: string) => `  ${bin} serve --studio-origin http://localhost:3334 --verbose`,
  (bin: string) => `  ${bin} token create --role editor --label "Import script"`,
  (bin: string) => `  ${bin} import content.ndjson --project myproject --mode createOrReplace`,
  (bin: string) => `  ${bin} backup backups/monday`,
]

/**
 * Reads the command line and runs one command.
 * @param argv as in `process.argv`
 * @returns the exit code: 0 done, 2 misused
 * @throws {Error} whose message says what went wrong
 */
export async function main(argv: string[]): Promise<number> {
  const cli = cac('local-lake')
  serveCommand(cli)
  tokenCommand(cli)
  documentCommands(cli)
  storeCommands(cli)
  for (const example of EXAMPLES) cli.example(example)
  cli.help()
  // `npm run lake -- serve` may leave the separator in front.
  const args = argv[2] === '--' ? argv.toSpliced(2, 1) : argv
  const {options} = cli.parse(args, {run: false})
  if (options.help) return 0
  if (!cli.matchedCommand) {
    cli.outputHelp()
    return 2
  }
  const code: unknown = await cli.runMatchedCommand()
  return typeof code === 'number' ? code : 0
}
