'use client'
// The part of the React entry that needs a browser’s React: a context, state and hooks. A bundle of
// its own, because a bundler takes the line above for all of a file or for nothing.
export {ContentProvider, type ContentProviderProps} from './ContentProvider.tsx'
export {useAnswer} from './useAnswer.ts'
export {useContent} from './useContent.ts'
export {useDocument} from './useDocument.ts'
export {useDocuments} from './useDocuments.ts'
export {useRefresh} from './useRefresh.ts'
export {useRelated} from './useRelated.ts'
export {useSearch} from './useSearch.ts'
