import {readFile} from 'node:fs/promises'
import {parseArgs} from 'node:util'

import {readKeys} from '../enquiries/keys.ts'
import {readRoutes} from '../enquiries/relays/readRoutes.ts'
import {startEnquiries, type EnquiriesServerOptions} from '../enquiries/startEnquiries.ts'
import {asked, lakeArguments, lakeOf, number, origin, UsageError} from './arguments.ts'
import type {Command} from './command.ts'

const help = `delivery enquiries [options]

Takes what people fill in, keeps it encrypted until it is delivered, and hands it over by mail or webhook.
Logs are JSON on the standard output, and never hold a word of it.

  delivery enquiries --project jakamy --routes routes.json --queue /var/lib/enquiries

  --project ID      project of the Content Lake that holds the forms
  --dataset NAME    its dataset (production)
  --api-host URL    where a local lake listens; leave out for the hosted one
  --routes FILE     JSON: where enquiries go, by the key that a form names under “Deliver to”; “default” for none
  --queue DIR       folder of the enquiries that wait, for this process alone
  --origin URL      a site whose pages may send by themselves; may be given several times
  --behind-proxy    the server in front names the sender in X-Forwarded-For
  --rate N          enquiries a minute from one sender (6)
  --keep-days N     days after which what could not be delivered is thrown away (7)
  --port N          0 for any that is free (4200)
  --host ADDRESS    0.0.0.0 for every machine (127.0.0.1)

Environment
  ENQUIRIES_KEY             32 random bytes as base64; a new one, a comma and the old one to replace it
  ENQUIRIES_SMTP_URL        smtps://user:password@mail.example, for routes with “smtp”
  ENQUIRIES_WEBHOOK_SECRET  whsec_ and random bytes as base64, for routes with “webhook”

SIGTERM and SIGINT stop it once running deliveries have ended; what waits is delivered at the next start.
Exit code: 0 stopped, 1 failed or deliveries were cut off, 2 wrong use, 130 interrupted.`

/** Takes enquiries. */
export const enquiries: Command = {
  help,
  start: async (args, log) => startEnquiries({...(await optionsOf(args)), onEvent: log}),
}

async function optionsOf(args: readonly string[]): Promise<EnquiriesServerOptions> {
  const values = asked(() =>
    parseArgs({
      args: [...args],
      options: {
        ...lakeArguments,
        routes: {type: 'string'},
        queue: {type: 'string'},
        origin: {type: 'string', multiple: true, default: []},
        'behind-proxy': {type: 'boolean', default: false},
        rate: {type: 'string', default: '6'},
        'keep-days': {type: 'string', default: '7'},
        port: {type: 'string', default: '4200'},
        host: {type: 'string', default: '127.0.0.1'},
      },
    }),
  )
  const {project, routes, queue} = values
  if (project === undefined) throw new UsageError('Give --project.')
  if (routes === undefined) throw new UsageError('Give --routes.')
  if (queue === undefined) throw new UsageError('Give --queue.')
  return {
    source: lakeOf({...values, project}),
    routes: readRoutes(await textIn(routes), process.env),
    queue,
    keys: readKeys(process.env.ENQUIRIES_KEY),
    origins: values.origin.map((one) => origin('origin', one)),
    behindProxy: values['behind-proxy'],
    limit: {perMinute: number('rate', values.rate, 1_000_000, 1)},
    keepDays: number('keep-days', values['keep-days'], 3650, 1),
    port: number('port', values.port, 65_535),
    host: values.host,
  }
}

async function textIn(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    throw new UsageError(`--routes: ${file} cannot be read.`)
  }
}
