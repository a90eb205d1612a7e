import {publicWithdrawal} from '../bundle/build/publicCopy.ts'
import {fileReader} from '../bundle/byteReader.ts'
import {openStore} from '../bundle/store/openStore.ts'
import {encodeWithdrawals} from '../bundle/withdrawalsFeed.ts'
import {exactly, readArguments, required, some, wholeNumber} from './arguments.ts'
import {contentOf} from './build.ts'
import {publicKeyOf, signersOf} from './keyFile.ts'
import {readGiven} from './look.ts'
import type {Outcome} from './outcome.ts'
import {UsageError} from './usageError.ts'
import {writeResult} from './writeResult.ts'

/** What people read with `--help`. */
export const withdrawalsHelp = `content bundle withdrawals [FOLDER|EXPORT] --clinic ID --key FILE --out FILE

Signs the withdrawals that are published: a small file that readers fetch often. Sign it anew even when
nothing has changed: without news, clinical words are withheld after a while.

  content bundle withdrawals content --clinic clinic-jakamy --key clinic.key --out withdrawals.json --force
  content bundle withdrawals --api-host http://localhost:4000 --clinic clinic-jakamy --key clinic.key --out w.json

  --sequence N     its number, greater than the last; default: seconds since 1970
  --api-host, --project, --dataset, --token-env    as for “build”
  --force          also over a file that is there

Exit code: 0 done, 2 wrong use.`

/** What people read with `--help`. */
export const applyHelp = `content bundle apply FILE|URL --store FOLDER --trust KEY

Checks a bundle, a delta, a withdrawals feed or a list of keys, and puts it in use in a store, wholly or not
at all. Something older than what is in use is refused.

  content bundle apply clinic-8.bundle --store /var/lib/kiosk --trust clinic.key.pub
  content bundle apply https://example.org/clinic.bundle --store /var/lib/kiosk --trust ed25519:…

  --trust KEY      public key, or the file that holds it; may be given several times
  --store FOLDER   the store; made when it is not there

Exit code: 0 applied, or in use already, 1 refused, 2 wrong use.`

/** Runs `content bundle withdrawals`. */
export async function withdrawals(args: readonly string[], now: Date): Promise<Outcome> {
  const {values, positionals} = readArguments(args, {
    'api-host': {type: 'string'},
    project: {type: 'string', default: 'jakamy'},
    dataset: {type: 'string', default: 'production'},
    'token-env': {type: 'string'},
    clinic: {type: 'string'},
    key: {type: 'string', multiple: true},
    sequence: {type: 'string'},
    out: {type: 'string'},
    force: {type: 'boolean', default: false},
  })
  const out = required(values.out, 'out')
  const clinic = required(values.clinic, 'clinic')
  const signers = await signersOf(some(values.key, 'key'))
  const {documents} = await contentOf(positionals, values)
  // Signed from the wrong place, a feed would put back in use what is withdrawn.
  if (!documents.some(({_type, _id}) => _type === 'clinic' && _id === clinic))
    throw new UsageError(`There is no clinic “${clinic}” in what was read. Check both.`)
  const notices = documents.filter(({_type}) => _type === 'withdrawal').map(publicWithdrawal)
  const sequence = wholeNumber(values.sequence, 'sequence', Math.floor(now.getTime() / 1000))
  const issued = `${now.toISOString().slice(0, 19)}Z`
  const feed = {clinic, sequence, issued, withdrawals: notices}
  await writeResult(out, await encodeWithdrawals(feed, signers), values.force)
  return {
    output: `${out}: number ${sequence} of ${issued}, ${notices.length} withdrawals`,
    exitCode: 0,
  }
}

/** Runs `content bundle apply`. */
export async function apply(args: readonly string[], now: Date): Promise<Outcome> {
  const {values, positionals} = readArguments(args, {
    trust: {type: 'string', multiple: true},
    store: {type: 'string'},
  })
  const [from] = exactly(positionals, 'one file or address')
  if (/^https?:/i.test(from) && !URL.canParse(from))
    throw new UsageError(`“${from}” is not a web address.`)
  const keys = await Promise.all(some(values.trust, 'trust').map(publicKeyOf))
  const store = await openStore(required(values.store, 'store'), {keys, now: () => now})
  const kind = /^https?:/i.test(from) ? 'address' : await kindOf(from)
  switch (kind) {
    case 'address':
      return applied(await store.download(from))
    case 'bundle':
      return applied(await store.apply(from))
    case 'delta':
      return applied(await store.applyDelta(await readGiven(from)))
    case 'withdrawals': {
      const {sequence, issued} = await store.applyWithdrawals(await readGiven(from))
      return {output: `withdrawals number ${sequence} of ${issued} are in use`, exitCode: 0}
    }
    case 'keys': {
      const {sequence} = await store.applyKeys(await readGiven(from))
      return {output: `list of keys number ${sequence} is in use`, exitCode: 0}
    }
  }
}

function applied({
  status,
  version,
  previous,
}: {
  status: string
  version: number
  previous?: number
}): Outcome {
  const before = previous === undefined ? '' : `, after ${previous}`
  const output =
    status === 'unchanged'
      ? `version ${version} is in use already`
      : `version ${version} is in use${before}`
  return {output, exitCode: 0}
}

/** What a file is, by how it begins; whether it can be trusted is decided by whoever applies it. */
async function kindOf(file: string): Promise<'bundle' | 'delta' | 'withdrawals' | 'keys'> {
  const reader = await fileReader(file)
  try {
    const bytes = await reader.read(0, Math.min(64, reader.size))
    const start = Buffer.from(bytes).toString('latin1')
    if (start.startsWith('\u0089CLD')) return 'delta'
    if (start.includes('"kind\\":\\"withdrawals')) return 'withdrawals'
    if (start.includes('"kind\\":\\"keys')) return 'keys'
    return 'bundle'
  } catch {
    throw new UsageError(`“${file}” cannot be read.`)
  } finally {
    await reader.close()
  }
}
