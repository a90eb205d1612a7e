import {readFile} from 'node:fs/promises'
import {parseArgs} from 'node:util'

import type {Source} from '@jakamy/content-sdk'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {fallback} from '@jakamy/content-sdk/sources/fallback'

import type {BundleDownload} from '../createDelivery.ts'
import {isLanguageTag} from '../parameters.ts'
import {startDelivery, type NodeOptions} from '../startDelivery.ts'
import {asked, lakeArguments, lakeOf, number, UsageError} from './arguments.ts'
import type {Command} from './command.ts'

const help = `delivery serve [options]

Serves approved content over read-only HTTP. Logs are JSON, one line a request, on the standard output.

  delivery serve --project jakamy --dataset production --api-host http://localhost:4000
  delivery serve --bundle clinic.bundle --trust clinic.key.pub --port 8080 --host 0.0.0.0

  --project ID      project of a Content Lake
  --dataset NAME    its dataset (production)
  --api-host URL    where a local lake listens; leave out for the hosted one
  --bundle FILE     a signed bundle: the source, or what stands in when the lake is down; also to be downloaded
  --trust KEY       public key of the bundle, or the file that holds it; may be given several times
  --locale TAG      language of requests that name none (en)
  --clinic ID       clinic whose readers ask
  --port N          0 for any that is free (4100)
  --host ADDRESS    0.0.0.0 for every machine (127.0.0.1)
  --rate N          requests a minute from one address (600); 0 for no limit: behind a proxy, which is one
                    address to this server, let the proxy limit

  --connections N   connections at once (15000); the limit of open files, ulimit -n, must be higher

SIGTERM and SIGINT stop it once running requests are answered.
Exit code: 0 stopped, 1 failed or requests were cut off, 2 wrong use, 130 interrupted.`

/** Serves content. */
export const serve: Command = {
  help,
  start: async (args, log) => startDelivery({...(await optionsOf(args)), onRequest: log}),
}

/** Reads the command line. */
async function optionsOf(args: readonly string[]): Promise<NodeOptions> {
  const values = parsed(args)
  const bundle = values.bundle === undefined ? undefined : await read(values.bundle, values.trust)
  const lake = values.project === undefined ? [] : [lakeOf({...values, project: values.project})]
  const sources: Source[] = [...lake, ...(bundle ? [bundle.source] : [])]
  const [only, ...more] = sources
  if (!only) throw new UsageError('Give --project, --bundle, or both.')
  const rate = number('rate', values.rate, 1_000_000)
  return {
    source: more.length > 0 ? fallback(sources) : only,
    locale: languageTag(values.locale),
    ...(values.clinic === undefined ? {} : {clinic: values.clinic}),
    ...(bundle ? {bundle: bundle.download} : {}),
    port: number('port', values.port, 65_535),
    host: values.host,
    connections: number('connections', values.connections, 1_000_000, 1),
    ...(rate > 0 ? {limit: {perMinute: rate}} : {}),
  }
}

function parsed(args: readonly string[]) {
  return asked(() =>
    parseArgs({
      args: [...args],
      options: {
        ...lakeArguments,
        bundle: {type: 'string'},
        trust: {type: 'string', multiple: true, default: []},
        locale: {type: 'string', default: 'en'},
        clinic: {type: 'string'},
        port: {type: 'string', default: '4100'},
        host: {type: 'string', default: '127.0.0.1'},
        rate: {type: 'string', default: '600'},
        connections: {type: 'string', default: '15000'},
      },
    }),
  )
}

function languageTag(text: string): string {
  if (isLanguageTag(text)) return text
  throw new UsageError(`--locale is a language tag such as fr, not “${text}”.`)
}

/** A bundle as a source and as a download; past its date it is neither. */
async function read(file: string, trust: readonly string[]) {
  if (trust.length === 0) throw new UsageError('Give --trust with the public key of the bundle.')
  const keys = await Promise.all(
    trust.map(async (key) =>
      key.startsWith('ed25519:') ? key : (await readFile(key, 'utf8')).trim(),
    ),
  )
  const bytes = new Uint8Array(await readFile(file))
  const source = await bundleSource({bytes, keys})
  const {version, expires} = source.bundle.manifest
  const found: BundleDownload = {bytes, version}
  return {
    source,
    download: async () => (Date.now() < Date.parse(expires) ? found : undefined),
  }
}
