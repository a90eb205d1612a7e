// A folder with the bundle in use: `@jakamy/content-sdk/bundle/store`, for Node.
export {
  openStore,
  type Applied,
  type BundleStore,
  type StoreOptions,
} from './bundle/store/openStore.ts'
export {writeDurably} from './bundle/store/writeDurably.ts'
