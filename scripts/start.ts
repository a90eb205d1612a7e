// The main job: the Studio, the example site and the Content Lake they share, on this machine.
import {existsSync, rmSync} from 'node:fs'
import path from 'node:path'
import {parseArgs} from 'node:util'

import {startLake, type RunningLake} from '@jakamy/local-lake'

import {adminToken} from './adminToken.ts'
import {buildSite, buildStudio} from './builds.ts'
import {assertPortsFree, UserError} from './ports.ts'
import {seed} from './seed.ts'
import {serveStudio} from './serveStudio.ts'
import {startSite} from './startSite.ts'

const help = `Starts the Studio, the example site and the Content Lake they share.

  npm start                            addresses are printed when everything is ready
  npm start -- --reset                 throws away all edits and starts from the seed
  npm start -- --port-studio 3433 --port-lake 4100 --port-site 4421

Options
  --port-studio N   Studio           (default 3333)
  --port-lake N     Content Lake     (default 4000)
  --port-site N     example site     (default 4321)
  --data DIR        where edits live (default .data)
  --reset           start from the seed again
  --help            this text

Stop with Ctrl-C. Edits stay and are there at the next start.`

const root = path.resolve(import.meta.dirname, '..')

/** Who opens the Studio on this machine: one person, who may take every role of a review. */
const localUser = 'local-demonstration-user'

interface Options {
  studio: number
  lake: number
  site: number
  data: string
  reset: boolean
}

function readOptions(): Options | undefined {
  const {values} = parseArgs({
    options: {
      'port-studio': {type: 'string', default: '3333'},
      'port-lake': {type: 'string', default: '4000'},
      'port-site': {type: 'string', default: '4321'},
      data: {type: 'string', default: '.data'},
      reset: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help) return undefined
  const port = (name: 'port-studio' | 'port-lake' | 'port-site') => {
    const number = Number(values[name])
    if (Number.isInteger(number) && number > 0 && number < 65_536) return number
    throw new UserError(
      `--${name} must be a port number between 1 and 65535, not “${values[name]}”.`,
      2,
    )
  }
  return {
    studio: port('port-studio'),
    lake: port('port-lake'),
    site: port('port-site'),
    data: path.resolve(root, values.data),
    reset: values.reset,
  }
}

async function start(options: Options): Promise<() => Promise<void>> {
  await assertPortsFree({studio: options.studio, lake: options.lake, site: options.site})
  const lakeDir = path.join(options.data, 'lake')
  if (options.reset) rmSync(lakeDir, {recursive: true, force: true})
  const fresh = !existsSync(lakeDir)
  const token = adminToken(options.data)
  const studioUrl = `http://localhost:${options.studio}`
  const lakeUrl = `http://localhost:${options.lake}`

  const siteUrl = `http://localhost:${options.site}`
  const [studioDir, siteDir] = await Promise.all([
    buildStudio(lakeUrl, localUser, siteUrl),
    buildSite(),
  ])
  const closing: (() => Promise<void>)[] = []
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close()
  }
  try {
    const lake = await startLake({
      dataDir: lakeDir,
      port: options.lake,
      projectId: 'jakamy',
      dataset: 'production',
      adminToken: token,
      user: {id: localUser},
      studioOrigins: [studioUrl, `http://127.0.0.1:${options.studio}`],
      // What the person at this machine has to know: a damaged store, an answer that failed.
      log: (event, details) => {
        if (event === 'error') console.error(`Lake: ${JSON.stringify(details)}`)
      },
    })
    closing.push(() => lake.close())
    await seedOnce(fresh, lake, token, lakeDir)
    closing.push(await serveStudio(studioDir, options.studio))
    closing.push(
      await startSite({
        folder: siteDir,
        port: options.site,
        lakePort: options.lake,
        studioUrl,
        token,
      }),
    )
  } catch (error) {
    await stop()
    throw error
  }
  console.log(`
  Studio   ${studioUrl.padEnd(24)} edit and approve
  Site     ${siteUrl.padEnd(24)} what readers see (drafts: /preview/en)
  Lake     ${lakeUrl.padEnd(24)} the content, kept in ${path.relative(process.cwd(), lakeDir) || '.'}

Ready. Stop with Ctrl-C.`)
  return stop
}

/** A half-seeded store would look like a clinic that deleted its content: all of it, or none. */
async function seedOnce(fresh: boolean, lake: RunningLake, token: string, lakeDir: string) {
  if (!fresh) return
  try {
    const count = await seed({apiHost: `http://127.0.0.1:${lake.port}`, token})
    console.log(`Seeded ${count} documents of the clinic’s page (published, not yet approved).`)
  } catch (error) {
    await lake.close()
    rmSync(lakeDir, {recursive: true, force: true})
    throw error
  }
}

try {
  const options = readOptions()
  if (!options) {
    console.log(help)
  } else {
    let stop: (() => Promise<void>) | undefined
    let stopping = false
    const onSignal = (signal: NodeJS.Signals) => {
      if (stopping) return
      stopping = true
      console.log('\nStopping …')
      const done = () => process.exit(signal === 'SIGINT' ? 130 : 143)
      if (stop) stop().then(done, done)
      else done()
    }
    process.on('SIGINT', onSignal)
    process.on('SIGTERM', onSignal)
    stop = await start(options)
  }
} catch (error) {
  const usage =
    error instanceof UserError ||
    (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
  console.error(usage && error instanceof Error ? error.message : error)
  process.exit(error instanceof UserError ? error.exitCode : usage ? 2 : 1)
}
