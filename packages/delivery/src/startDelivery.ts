import {promisify} from 'node:util'
import {brotliCompress, constants} from 'node:zlib'

import {createDelivery, type DeliveryOptions} from './createDelivery.ts'
import {listen, type Listening} from './listen.ts'

/** Where a server listens, besides what it serves. */
export interface NodeOptions extends DeliveryOptions {
  /** Default 4100; 0 for any that is free. */
  port?: number
  /** Default `127.0.0.1`: this machine only. */
  host?: string
}

/** A server that listens. */
export type RunningDelivery = Listening

const compress = promisify(brotliCompress)

/** Starts a delivery on Node’s own HTTP server. */
export function startDelivery(options: NodeOptions): Promise<RunningDelivery> {
  const {port = 4100, host = '127.0.0.1', ...delivered} = options
  const delivery = createDelivery({
    brotli: async (bytes) =>
      new Uint8Array(await compress(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 9}})),
    ...delivered,
  })
  return listen({port, host, answer: delivery.fetch})
}
