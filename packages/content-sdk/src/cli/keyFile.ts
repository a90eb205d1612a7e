import {open, readFile, rm, writeFile} from 'node:fs/promises'

import {publicKeyBytes} from '../bundle/keys.ts'
import {generatePrivateKey, signerFrom} from '../bundle/privateKey.ts'
import type {Signer} from '../bundle/signatures.ts'
import {UsageError} from './usageError.ts'

/**
 * Writes a new private key, for its owner only, and its public half beside it (`.pub`).
 * @returns the public key
 * @throws UsageError when there is such a file already: a key is never written over
 */
export async function newKeyFile(file: string): Promise<string> {
  const pem = await generatePrivateKey()
  const {publicKey} = await signerFrom(pem)
  await writeNew(file, pem, 0o600)
  try {
    await writeNew(`${file}.pub`, `${publicKey}\n`, 0o644)
  } catch (error) {
    // Half a pair would only be in the way.
    await rm(file)
    throw error
  }
  return publicKey
}

/**
 * A signer with the private key of a file.
 * @throws UsageError when others than its owner may read the file
 */
export async function signerOf(file: string): Promise<Signer> {
  const handle = await open(file, 'r').catch(() => {
    throw new UsageError(`There is no key “${file}”. Make one with “content bundle keys new”.`)
  })
  try {
    const stat = await handle.stat()
    if (stat.isDirectory()) throw new UsageError(`“${file}” is a folder. Name the key in it.`)
    const {mode} = stat
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new UsageError(
        `Others may read the private key “${file}” (mode ${(mode & 0o777).toString(8)}). Make a new one if they could have; else: chmod 600 '${file}'`,
      )
    }
    return await signerFrom(await handle.readFile('utf8'))
  } finally {
    await handle.close()
  }
}

/**
 * The signers of a file: one for each private key.
 * @throws UsageError for a key that is given twice: readers refuse what one key has signed twice
 */
export async function signersOf(files: readonly string[]): Promise<Signer[]> {
  const signers = await Promise.all(files.map(signerOf))
  const keys = signers.map(({publicKey}) => publicKey)
  const again = files.find((_, index) => keys.indexOf(keys[index] ?? '') !== index)
  if (again !== undefined)
    throw new UsageError(`“${again}” holds a key that is given already. Give each key once.`)
  return signers
}

/** A public key, given as itself or as the file that holds it. */
export async function publicKeyOf(keyOrFile: string): Promise<string> {
  if (keyOrFile.startsWith('ed25519:')) {
    publicKeyBytes(keyOrFile)
    return keyOrFile
  }
  const text = await readFile(keyOrFile, 'utf8').catch(() => {
    throw new UsageError(
      `“${keyOrFile}” is neither a public key (ed25519:…) nor a file with one, such as clinic.key.pub.`,
    )
  })
  const key = text.trim()
  publicKeyBytes(key)
  return key
}

async function writeNew(file: string, text: string, mode: number): Promise<void> {
  try {
    await writeFile(file, text, {flag: 'wx', mode})
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    throw new UsageError(
      exists
        ? `“${file}” is there already. A key is never written over: choose another name.`
        : `“${file}” could not be written. Check that its folder is there.`,
    )
  }
}
