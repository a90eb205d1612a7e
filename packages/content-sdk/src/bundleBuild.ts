// What decides what may be in a bundle: `@jakamy/content-sdk/bundle/build`.
export {buildBundle, type BuildRequest, type BuildResult} from './bundle/build/buildBundle.ts'
export {
  selectContent,
  type BuildFinding,
  type Selected,
  type Selection,
} from './bundle/build/selectContent.ts'
