// The elements that show what a delivery has judged already, in a tenth of the size.
import {define} from './define.ts'
import {followDelivery} from './delivered/follow.ts'

export * from './define.ts'

define(followDelivery)
