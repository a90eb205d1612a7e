// What signed bundles are made, checked and read with: `@jakamy/content-sdk/bundle`.
export {blobReader, bytesReader, fileReader, type ByteReader} from './bundle/byteReader.ts'
export {applyDelta, encodeDelta} from './bundle/delta.ts'
export type {Bytes} from './bundle/digest.ts'
export {
  encodeBundle,
  type BundleContent,
  type BundleDocument,
  type BundleFacts,
  type BundleFile,
  type BundleParts,
  type Dictionary,
} from './bundle/encodeBundle.ts'
export type {Entry, EntryTable} from './bundle/entryTable.ts'
export {encodeKeyring, nextKeyring, type Keyring} from './bundle/keyring.ts'
export {keyId, type Trust} from './bundle/keys.ts'
export type {Manifest} from './bundle/manifest.ts'
export {openBundle, type Bundle, type OpenOptions, type StoredFile} from './bundle/openBundle.ts'
export {partsOf} from './bundle/partsOf.ts'
export {generatePrivateKey, signerFrom} from './bundle/privateKey.ts'
export type {BundleRefusal} from './bundle/refuse.ts'
export type {Signer} from './bundle/signatures.ts'
export {verifyBundle} from './bundle/verifyBundle.ts'
export {
  encodeWithdrawals,
  newerFeed,
  readWithdrawals,
  type WithdrawalsFeed,
} from './bundle/withdrawalsFeed.ts'
