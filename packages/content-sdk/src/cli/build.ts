import {signatureCheck, type SignatureCheck} from '@jakamy/policy'

/** Version of the schemas that documents are checked against: that of this package, they share one. */
import packageFacts from '../../package.json' with {type: 'json'}
import {buildBundle, type BuildResult} from '../bundle/build/buildBundle.ts'
import type {BuildFinding} from '../bundle/build/selectContent.ts'
import {fileReader} from '../bundle/byteReader.ts'
import {longestLife} from '../bundle/manifest.ts'
import {openBundle} from '../bundle/openBundle.ts'
import {partsOf} from '../bundle/partsOf.ts'
import {definitions} from '../reader.ts'
import {exactly, readArguments, required, some, wholeNumber} from './arguments.ts'
import {signersOf} from './keyFile.ts'
import type {Outcome, Progress} from './outcome.ts'
import {readDataset, readFolder, type Content} from './readContent.ts'
import {UsageError} from './usageError.ts'
import {writeResult} from './writeResult.ts'

/** What people read with `--help`. */
export const buildHelp = `content bundle build [FOLDER|EXPORT] --key FILE --out FILE

Builds a signed bundle out of published documents. Refuses, with a list, whatever is not approved word for
word, not in date, not valid or of unknown rights.

  content bundle build content --key clinic.key --out clinic.bundle
  content bundle build --api-host https://api.sanity.io --project abc --dataset production \\
    --token-env SANITY_TOKEN --key clinic.key --previous clinic-7.bundle --out clinic-8.bundle
  content bundle build content --demo --key test.key --out demo.bundle

  --key FILE         private key to sign with; may be given several times
  --out FILE         the bundle; a file that is there is kept, unless --force
  --api-host URL     Content Lake to read instead of a folder, with --project, --dataset (production)
                     and --token-env, the name of the variable that holds a token
  --clinic ID        clinic it is for; default: the only one there is
  --locale LANG      language in it, may be given several times; default: those of the clinic
  --type TYPE        only documents of this type and what they include; may be given several times
  --document ID      only this document and what it includes; may be given several times
  --previous FILE    the bundle before, so that a delta to this one is small
  --version N        its number; default: minutes since 1970
  --expires DAYS     days until it may not be used any more (90, at most 366)
  --max-age MINUTES  without news of withdrawals, clinical words are then withheld (10080, a week)
  --approval-key KEY demands that approvals be signed: public key, 64 hex digits; may be given several
                     times
  --reuse            for another clinic: refuses what its rights do not let other clinics re-use
  --demo             a demonstration: takes words and rights as they are, and opens in previews only
  --json             the result as JSON

Exit code: 0 built, 1 refused, 2 wrong use.`

const flags = {
  key: {type: 'string', multiple: true},
  out: {type: 'string'},
  'api-host': {type: 'string'},
  project: {type: 'string', default: 'jakamy'},
  dataset: {type: 'string', default: 'production'},
  'token-env': {type: 'string'},
  clinic: {type: 'string'},
  locale: {type: 'string', multiple: true},
  type: {type: 'string', multiple: true},
  document: {type: 'string', multiple: true},
  previous: {type: 'string'},
  version: {type: 'string'},
  expires: {type: 'string'},
  'max-age': {type: 'string'},
  'approval-key': {type: 'string', multiple: true},
  reuse: {type: 'boolean', default: false},
  demo: {type: 'boolean', default: false},
  force: {type: 'boolean', default: false},
  json: {type: 'boolean', default: false},
} as const

/** Runs `content bundle build`. */
export async function build(
  args: readonly string[],
  progress: Progress,
  now: Date,
): Promise<Outcome> {
  const {values, positionals} = readArguments(args, flags)
  const out = required(values.out, 'out')
  const signers = await signersOf(some(values.key, 'key'))

  progress('Reading the documents …')
  const content = await contentOf(positionals, values)
  const {clinic, locales} = clinicOf(content, values.clinic, values.locale)
  const types = values.type?.map(knownType)
  const previous = await previousOf(
    values.previous,
    signers.map(({publicKey}) => publicKey),
  )
  const version = wholeNumber(
    values.version,
    'version',
    Math.max((previous?.version ?? 0) + 1, Math.floor(now.getTime() / 60_000)),
  )
  if (previous && version <= previous.version)
    throw new UsageError(
      `--version has to be greater than ${previous.version}, that of --previous.`,
    )

  progress(`Checking ${content.documents.length} documents …`)
  const result = await buildBundle(
    {
      ...content,
      clinic,
      locales,
      demo: values.demo,
      reuse: values.reuse,
      now,
      ...(values['approval-key'] ? {signatures: checkOf(values['approval-key'])} : {}),
      ...(types ? {types} : {}),
      ...(values.document ? {ids: values.document} : {}),
      ...(previous ? {previous: previous.parts} : {}),
      facts: {
        version,
        expires: afterDays(now, wholeNumber(values.expires, 'expires', 90)),
        withdrawalsMaxAge: wholeNumber(values['max-age'], 'max-age', 10_080),
        schemas: packageFacts.version,
      },
    },
    signers,
  )
  if (result.status === 'built') await writeResult(out, result.bytes, values.force)
  return {
    output: values.json ? asJson(result, out, version) : asText(result, out, version),
    exitCode: result.status === 'built' ? 0 : 1,
  }
}

function checkOf(publicKeys: readonly string[]): SignatureCheck {
  try {
    return signatureCheck(publicKeys)
  } catch {
    throw new UsageError('--approval-key takes a public key: 64 lower-case hex digits.')
  }
}

/** Where documents come from: a folder or an export, or a dataset. */
export async function contentOf(
  positionals: readonly string[],
  values: {'api-host'?: string; project: string; dataset: string; 'token-env'?: string},
): Promise<Content> {
  const {'api-host': apiHost, 'token-env': tokenEnv, project, dataset} = values
  if (apiHost === undefined) {
    const [source] = exactly(positionals, 'a folder or an export')
    return readFolder(source)
  }
  exactly(positionals)
  return readDataset({apiHost, project, dataset, tokenEnv})
}

function clinicOf(
  {documents}: Content,
  wanted: string | undefined,
  locales: readonly string[] | undefined,
): {clinic: string; locales: readonly string[]} {
  const clinics = documents.filter(({_type}) => _type === 'clinic')
  const clinic = clinics.find(({_id}) => (wanted ?? clinics[0]?._id) === _id)
  if (!clinic || (wanted === undefined && clinics.length > 1)) {
    const known = clinics.map(({_id}) => _id).join(', ') || 'none'
    throw new UsageError(`Say with --clinic which clinic it is for. There are: ${known}.`)
  }
  const own: unknown = clinic.locales
  const spoken = Array.isArray(own) ? own.map(String) : ['en']
  return {clinic: clinic._id, locales: locales?.map(languageTag) ?? spoken}
}

/** A name that is not known would leave everything out, and nobody would be told. */
function knownType(type: string): string {
  if (Object.hasOwn(definitions, type)) return type
  throw new UsageError(
    `--type is one of ${Object.keys(definitions).join(', ')}, not “${type}”. Give it again for another.`,
  )
}

function languageTag(tag: string): string {
  try {
    if (Intl.getCanonicalLocales(tag)[0] === tag) return tag
  } catch {
    // Not a tag at all.
  }
  throw new UsageError(
    `--locale is a language tag such as fr, not “${tag}”. Give it again for another.`,
  )
}

async function previousOf(file: string | undefined, keys: readonly string[]) {
  if (file === undefined) return undefined
  const bundle = await openBundle(await fileReader(file), {keys})
  try {
    return {version: bundle.manifest.version, parts: await partsOf(bundle)}
  } finally {
    await bundle.close()
  }
}

function afterDays(now: Date, days: number): string {
  const most = longestLife / 86_400_000
  if (days > most) throw new UsageError(`--expires is at most ${most} days, not ${days}.`)
  return `${new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 19)}Z`
}

function asJson(result: BuildResult, out: string, version: number): string {
  const {status, notes} = result
  const said =
    result.status === 'built'
      ? {
          file: out,
          version,
          size: result.bytes.length,
          documents: result.documents,
          files: result.files,
        }
      : {problems: result.problems}
  return JSON.stringify({status, ...said, notes}, null, 2)
}

function asText(result: BuildResult, out: string, version: number): string {
  const left = result.notes.map((note) => `  ${lineOf(note)}`)
  const notes = left.length > 0 ? ['', `Left out (${left.length}):`, ...left] : []
  if (result.status === 'built') {
    return [
      `${out}: version ${version}, ${result.documents} documents, ${result.files} files, ${result.bytes.length} bytes`,
      ...notes,
    ].join('\n')
  }
  return [
    `No bundle. To be settled first (${result.problems.length}):`,
    ...result.problems.map((problem) => `  ${lineOf(problem)}`),
    ...notes,
  ].join('\n')
}

function lineOf({document, unit, locale, reason}: BuildFinding): string {
  const place = [document, unit, locale].filter((part) => part !== undefined).join(' · ')
  return `${place}: ${reason}`
}
