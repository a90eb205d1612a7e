export {Article, type ArticleProps} from './react/Article.tsx'
export type {RenderOptions} from './react/RenderOptions.ts'
export {Review, type ReviewProps} from './react/Review.tsx'
export {RichText, type RichTextProps} from './react/RichText.tsx'
export {Unit, type Shown, type UnitProps} from './react/Unit.tsx'
export {Units, type UnitsProps} from './react/Units.tsx'
export type {Renderable} from './outline/outline.ts'
// By the package’s own name, so that what is built keeps importing it from outside: the components
// above stay usable on a server, and the ones below keep their 'use client'.
export {
  ContentProvider,
  useAnswer,
  useContent,
  useDocument,
  useDocuments,
  useRefresh,
  useRelated,
  useSearch,
  type ContentProviderProps,
} from '@jakamy/content-sdk/react/client'
