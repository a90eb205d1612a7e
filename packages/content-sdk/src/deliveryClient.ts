export {
  createDeliveryReader,
  type DeliveryReader,
  type DeliveryReaderOptions,
} from './delivery/createDeliveryReader.ts'
export type {Delivered} from './delivery/answer.ts'
export type {FollowOptions, Told} from './delivery/follow.ts'
export {ContentError, isContentError} from './errors.ts'
