import {encodeKeyring, type Keyring} from '../bundle/keyring.ts'
import {checkTrust, keyId} from '../bundle/keys.ts'
import {exactly, readArguments, required, some, wholeNumber} from './arguments.ts'
import {newKeyFile, publicKeyOf, signerOf, signersOf} from './keyFile.ts'
import type {Outcome} from './outcome.ts'
import {UsageError} from './usageError.ts'
import {writeResult} from './writeResult.ts'

/** What people read with `--help`. */
export const keysHelp = `content bundle keys new FILE
content bundle keys show FILE
content bundle keys rotate --old FILE --new FILE --sequence N --out FILE

Makes, shows and changes the keys that bundles are signed with. A private key is readable by its owner only
(mode 600) and is never printed; FILE.pub holds the public one, which readers trust.

  content bundle keys new clinic.key
  content bundle keys show clinic.key.pub
  content bundle keys rotate --old clinic.key --new clinic-2027.key --sequence 1 --out keys-1.json

rotate writes a list of keys that the old and the new key have signed, and that revokes the old one. Apply it
to every store (content bundle apply keys-1.json), then sign with the new key.

  --old FILE       private key in use; may be given several times
  --new FILE       private key to be used; may be given several times
  --sequence N     number of the list, one more than the last (the first is 1)
  --keep           the old keys stay trusted beside the new ones
  --threshold N    how many keys have to sign from now on (1)

Exit code: 0 done, 1 refused, 2 wrong use.`

/** Runs `content bundle keys`. */
export async function keys(args: readonly string[]): Promise<Outcome> {
  const [action, ...rest] = args
  switch (action) {
    case 'new': {
      const [file] = exactly(readArguments(rest, {}).positionals, 'one file')
      const key = await newKeyFile(file)
      return {output: `${key}\nid ${await keyId(key)}`, exitCode: 0}
    }
    case 'show': {
      const [file] = exactly(readArguments(rest, {}).positionals, 'one file')
      const isPublic = file.startsWith('ed25519:') || file.endsWith('.pub')
      const key = isPublic ? await publicKeyOf(file) : (await signerOf(file)).publicKey
      return {output: `${key}\nid ${await keyId(key)}`, exitCode: 0}
    }
    case 'rotate':
      return rotate(rest)
    default:
      throw new UsageError('Say “new”, “show” or “rotate”.')
  }
}

async function rotate(args: readonly string[]): Promise<Outcome> {
  const {values, positionals} = readArguments(args, {
    old: {type: 'string', multiple: true},
    new: {type: 'string', multiple: true},
    sequence: {type: 'string'},
    threshold: {type: 'string'},
    keep: {type: 'boolean', default: false},
    out: {type: 'string'},
    force: {type: 'boolean', default: false},
  })
  exactly(positionals)
  const old = some(values.old, 'old')
  const signers = await signersOf([...old, ...some(values.new, 'new')])
  const keys = signers.map(({publicKey}) => publicKey)
  const ring: Keyring = {
    sequence: wholeNumber(required(values.sequence, 'sequence'), 'sequence', 1),
    keys: values.keep ? keys : keys.slice(old.length),
    revoked: values.keep ? [] : keys.slice(0, old.length),
    threshold: wholeNumber(values.threshold, 'threshold', 1),
  }
  checkTrust(ring)
  const out = required(values.out, 'out')
  await writeResult(out, await encodeKeyring(ring, signers), values.force)
  return {output: `${out}: trusts ${ring.keys.join(', ')}`, exitCode: 0}
}
