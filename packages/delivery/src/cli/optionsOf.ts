import {readFile} from 'node:fs/promises'
import {parseArgs} from 'node:util'

import type {Source} from '@jakamy/content-sdk'
import {bundleSource} from '@jakamy/content-sdk/sources/bundle'
import {fallback} from '@jakamy/content-sdk/sources/fallback'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import type {BundleDownload} from '../createDelivery.ts'
import type {NodeOptions} from '../startDelivery.ts'

/** What people read with `--help`. */
export const help = `delivery serve [options]

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

/** The command line cannot work. */
export class UsageError extends Error {}

/** Reads the command line; nothing when help is wanted. */
export async function optionsOf(args: readonly string[]): Promise<NodeOptions | undefined> {
  const {values, positionals} = parsed(args)
  if (values.help) return undefined
  if (positionals.length !== 1 || positionals[0] !== 'serve') {
    throw new UsageError('There is one command, “serve”.')
  }
  const bundle = values.bundle === undefined ? undefined : await read(values.bundle, values.trust)
  const lake =
    values.project === undefined
      ? []
      : [
          sanitySource({
            projectId: values.project,
            dataset: values.dataset,
            ...(values['api-host'] === undefined ? {} : {apiHost: values['api-host']}),
          }),
        ]
  const sources: Source[] = [...lake, ...(bundle ? [bundle.source] : [])]
  const [only, ...more] = sources
  if (!only) throw new UsageError('Give --project, --bundle, or both.')
  const rate = number('rate', values.rate, 1_000_000)
  return {
    source: more.length > 0 ? fallback(sources) : only,
    locale: values.locale,
    ...(values.clinic === undefined ? {} : {clinic: values.clinic}),
    ...(bundle ? {bundle: bundle.download} : {}),
    port: number('port', values.port, 65_535),
    host: values.host,
    connections: number('connections', values.connections, 1_000_000),
    ...(rate > 0 ? {limit: {perMinute: rate}} : {}),
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: {type: 'boolean', short: 'h', default: false},
        project: {type: 'string'},
        dataset: {type: 'string', default: 'production'},
        'api-host': {type: 'string'},
        bundle: {type: 'string'},
        trust: {type: 'string', multiple: true, default: []},
        locale: {type: 'string', default: 'en'},
        clinic: {type: 'string'},
        port: {type: 'string', default: '4100'},
        host: {type: 'string', default: '127.0.0.1'},
        rate: {type: 'string', default: '600'},
        connections: {type: 'string', default: '15000'},
      },
    })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Wrong use.')
  }
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

function number(name: string, text: string, most: number): number {
  if (/^\d+$/.test(text) && Number(text) <= most) return Number(text)
  throw new UsageError(`--${name} is a whole number from 0 to ${most}, not “${text}”.`)
}
