export {
  createDelivery,
  type BundleDownload,
  type Delivery,
  type DeliveryOptions,
} from './createDelivery.ts'
export type {LogEntry} from './log.ts'
export type {RateLimit} from './limit.ts'
