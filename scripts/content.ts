// Work with the content from the command line: `npm run content -- --help`.
import {runContent} from './content/commands.ts'
import {UserError} from './ports.ts'

// Everything is written as a whole, so that there is nothing to clean up.
process.on('SIGINT', () => process.exit(130))

/** Shows people what takes its time; in a pipe or a log it would be noise. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001B[K${what}${what === '' ? '' : ' …'}`)
}

try {
  const {output, summary, exitCode} = await runContent(process.argv.slice(2), {progress})
  progress('')
  process.exitCode = exitCode
  // Unlike a stream, the console is silent when its reader has gone (`| head`).
  if (output !== '') console.log(output)
  // Programs that read the output want nothing else.
  if (summary !== '' && process.stdout.isTTY) console.error(`\n${summary}`)
} catch (error) {
  progress('')
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = error.exitCode
}
