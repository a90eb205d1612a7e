// Work with the content from the command line: `npm run content -- --help`.
import {runContent} from './content/commands.ts'
import {UserError} from './ports.ts'

try {
  const {output, summary, exitCode} = await runContent(process.argv.slice(2))
  if (output !== '') console.log(output)
  // Programs that read the output want nothing else.
  if (summary !== '' && process.stdout.isTTY) console.error(`\n${summary}`)
  process.exitCode = exitCode
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 2
}
