import {readFile} from 'node:fs/promises'

import {fileReader} from '../bundle/byteReader.ts'
import {encodeDelta} from '../bundle/delta.ts'
import {sameBytes} from '../bundle/digest.ts'
import {isFileType} from '../bundle/entryTable.ts'
import {longestManifest, headerLength, readHeader} from '../bundle/header.ts'
import type {Trust} from '../bundle/keys.ts'
import {isRecord, isTexts} from '../bundle/manifest.ts'
import {openBundle, type Bundle} from '../bundle/openBundle.ts'
import {verifyBundle} from '../bundle/verifyBundle.ts'
import {isContentError} from '../errors.ts'
import {exactly, readArguments, some} from './arguments.ts'
import {publicKeyOf} from './keyFile.ts'
import type {Outcome} from './outcome.ts'
import {UsageError} from './usageError.ts'
import {writeResult} from './writeResult.ts'

/** What people read with `--help`. */
export const verifyHelp = `content bundle verify FILE --trust KEY

Checks every byte of a bundle, and who signed it.

  content bundle verify clinic.bundle --trust clinic.key.pub
  content bundle verify clinic.bundle --trust ed25519:… --trust ed25519:… --threshold 2

  --trust KEY      public key, or the file that holds it; may be given several times
  --revoked KEY    public key that is not trusted any more; may be given several times
  --threshold N    how many of the keys have to sign (1)
  --json           the result as JSON

Exit code: 0 right and in date, 1 refused, 2 wrong use.`

/** What people read with `--help`. */
export const inspectHelp = `content bundle inspect FILE

Shows what a bundle says of itself and what is in it. Its signatures are checked, but not whether you trust
the signers: that is for “verify”.

  content bundle inspect clinic.bundle
  content bundle inspect clinic.bundle --document procedure-coronary-stent

  --document ID    prints one document as JSON
  --json           everything as JSON

Exit code: 0 shown, 1 refused, 2 wrong use.`

/** What people read with `--help`. */
export const diffHelp = `content bundle diff OLD NEW

Shows which documents and files were added, changed and removed. OLD and NEW are checked wholly.

  content bundle diff clinic-7.bundle clinic-8.bundle
  content bundle diff clinic-7.bundle clinic-8.bundle --delta 7-8.delta

  --delta FILE     writes what turns OLD into NEW, to be sent instead of NEW
  --force          also over a file that is there
  --json           the result as JSON

Exit code: 0 shown, 1 refused, 2 wrong use.`

/** Runs `content bundle verify`. */
export async function verify(args: readonly string[], now: Date): Promise<Outcome> {
  const {values, positionals} = readArguments(args, {
    trust: {type: 'string', multiple: true},
    revoked: {type: 'string', multiple: true},
    threshold: {type: 'string', default: '1'},
    json: {type: 'boolean', default: false},
  })
  const [file] = exactly(positionals, 'one bundle')
  const trust = {
    keys: await Promise.all(some(values.trust, 'trust').map(publicKeyOf)),
    revoked: await Promise.all((values.revoked ?? []).map(publicKeyOf)),
    threshold: Number(values.threshold),
  }
  try {
    return await verdict(file, trust, values.json, now)
  } catch (error) {
    if (!values.json || !isContentError(error, 'BUNDLE_REFUSED')) throw error
    const {message, details} = error
    const facts = {status: 'refused', reason: details.reason, message}
    return {output: JSON.stringify(facts, null, 2), exitCode: 1}
  }
}

async function verdict(file: string, trust: Trust, json: boolean, now: Date): Promise<Outcome> {
  const bundle = await openBundle(await fileReader(file), trust)
  try {
    await verifyBundle(bundle)
    const {version, expires, clinic, demo} = bundle.manifest
    const inDate = new Date(expires) >= now
    const state = inDate ? 'right' : `right, but it could be used until ${expires}`
    const what = demo ? 'demonstration, version' : 'version'
    const facts = {status: inDate ? 'right' : 'expired', version, clinic, expires, demo}
    return {
      output: json
        ? JSON.stringify(facts, null, 2)
        : `${file}: ${what} ${version} for ${clinic} is ${state}`,
      exitCode: inDate ? 0 : 1,
    }
  } finally {
    await bundle.close()
  }
}

/** Runs `content bundle inspect`. */
export async function inspect(args: readonly string[]): Promise<Outcome> {
  const {values, positionals} = readArguments(args, {
    document: {type: 'string'},
    json: {type: 'boolean', default: false},
  })
  const [file] = exactly(positionals, 'one bundle')
  const bundle = await openUntrusted(file)
  try {
    if (values.document !== undefined) {
      const document = await bundle.document(values.document)
      if (!document) throw new UsageError(`“${values.document}” is not in ${file}.`)
      return {output: JSON.stringify(document, null, 2), exitCode: 0}
    }
    const entries = entriesOf(bundle)
    const {manifest, fingerprint} = bundle
    if (values.json) {
      return {output: JSON.stringify({fingerprint, manifest, entries}, null, 2), exitCode: 0}
    }
    const facts = [
      ['clinic', manifest.clinic],
      ['version', manifest.version],
      ['created', manifest.created],
      ['expires', manifest.expires],
      ['languages', manifest.locales.join(', ')],
      ['demonstration', manifest.demo ? 'yes' : 'no'],
      ['rights', manifest.rights.licences.join(', ')],
      ['credit', manifest.rights.attributions.join('; ')],
      ['schemas', manifest.schemas],
      ['signed by', manifest.signers.join(', ')],
      ['fingerprint', fingerprint],
      ['size', `${manifest.size} bytes, ${entries.length} entries`],
    ]
    const lines = facts.map(([name, value]) => `${String(name).padEnd(14)}${value}`)
    const rows = entries.map(
      ({name, type, bytes}) => `  ${type.padEnd(20)} ${name} (${bytes} bytes)`,
    )
    return {output: [...lines, '', ...rows].join('\n'), exitCode: 0}
  } finally {
    await bundle.close()
  }
}

/** Runs `content bundle diff`. */
export async function diff(args: readonly string[]): Promise<Outcome> {
  const {values, positionals} = readArguments(args, {
    delta: {type: 'string'},
    force: {type: 'boolean', default: false},
    json: {type: 'boolean', default: false},
  })
  const [oldFile, newFile] = exactly(positionals, 'the old', 'the new bundle')
  const [one, other] = [await openUntrusted(oldFile), await openUntrusted(newFile)]
  try {
    await verifyBundle(one)
    await verifyBundle(other)
    const before = hashesOf(one)
    const after = hashesOf(other)
    const changes = {
      added: [...after.keys()].filter((name) => !before.has(name)),
      changed: [...after].flatMap(([name, hash]) => {
        const known = before.get(name)
        return known && !sameBytes(known, hash) ? [name] : []
      }),
      removed: [...before.keys()].filter((name) => !after.has(name)),
    }
    const delta = values.delta === undefined ? undefined : await encodeDelta(one, other)
    if (values.delta !== undefined && delta) await writeResult(values.delta, delta, values.force)
    const versions = {from: one.manifest.version, to: other.manifest.version}
    const size = delta ? {delta: delta.length} : {}
    if (values.json)
      return {output: JSON.stringify({...versions, ...changes, ...size}, null, 2), exitCode: 0}
    const lines = Object.entries(changes).flatMap(([kind, names]) =>
      names.map((name) => `${kind.padEnd(8)} ${name}`),
    )
    const last = delta
      ? [`${values.delta}: ${delta.length} bytes instead of ${other.manifest.size}`]
      : []
    return {
      output: [`version ${versions.from} → ${versions.to}`, ...lines, ...last].join('\n'),
      exitCode: 0,
    }
  } finally {
    await one.close()
    await other.close()
  }
}

/** Opens a bundle whose signatures are right, whoever made them. */
async function openUntrusted(file: string): Promise<Bundle> {
  const reader = await fileReader(file)
  const header = readHeader(await reader.read(0, Math.min(reader.size, headerLength)))
  const length = typeof header === 'string' ? 0 : Math.min(header.manifest, longestManifest)
  const text = await reader.read(headerLength, Math.min(reader.size, headerLength + length))
  let signers: string[] = []
  try {
    const manifest: unknown = JSON.parse(new TextDecoder().decode(text))
    if (isRecord(manifest) && isTexts(manifest.signers)) signers = [...new Set(manifest.signers)]
  } catch {
    // Not a manifest: opening it says so.
  }
  // Without a signer there is nothing to open, and any key serves to be told so.
  const keys = signers.length > 0 ? signers : [`ed25519:${'A'.repeat(43)}`]
  return openBundle(reader, {keys})
}

function entriesOf({table}: Bundle) {
  return Array.from({length: table.count}, (_, entry) => ({
    name: table.name(entry),
    type: table.type(entry),
    kind: isFileType(table.type(entry)) ? 'file' : 'document',
    bytes: table.length(entry),
    hash: Buffer.from(table.hash(entry)).toString('hex'),
  }))
}

function hashesOf({table}: Bundle): Map<string, Uint8Array> {
  return new Map(
    Array.from({length: table.count}, (_, entry) => [table.name(entry), table.hash(entry)]),
  )
}

/** Reads a small file that a command was given. */
export async function readGiven(file: string): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await readFile(file))
  } catch {
    throw new UsageError(`There is no “${file}”.`)
  }
}
