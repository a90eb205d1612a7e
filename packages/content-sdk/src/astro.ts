export {contentLoader, type ContentLoaderOptions} from './astro/contentLoader.ts'
export {
  liveContentLoader,
  type LiveContentLoaderOptions,
  type EntryFilter,
  type CollectionFilter,
} from './astro/liveContentLoader.ts'
