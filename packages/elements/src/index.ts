// The elements that read a lake or a bundle themselves, and judge what may be shown.
import {define} from './define.ts'
import {followSource} from './judging/follow.ts'

export * from './define.ts'

define(followSource)
