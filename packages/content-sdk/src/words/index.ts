export {denominatorFor, numberOf, percentOf, shareOf} from '../share.ts'
export {isolated} from './isolate.ts'
export type {Share, StatedNumber, Words} from './words.ts'
export {wordsFor} from './wordsFor.ts'
