export {denominatorFor, numberOf, percentOf, shareOf} from '../share.ts'
export {isolated} from './isolate.ts'
export type {Share, Words} from './words.ts'
export {wordsFor} from './wordsFor.ts'
