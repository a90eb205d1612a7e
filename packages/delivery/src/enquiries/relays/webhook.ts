import {createHmac} from 'node:crypto'

import {ContentError} from '@jakamy/content-sdk'

import {isLoopback, RelayError, type Relay} from './relay.ts'

const patience = 20_000

/**
 * Posts enquiries as JSON, signed as standardwebhooks.com describes it. `Webhook-Id` and
 * `Idempotency-Key` are the enquiry’s id: the same when it is sent twice. Any 2xx means that the other
 * side has it; redirects are not followed.
 * @param address `https:`, or `http:` on this machine
 * @param secret `whsec_` and at least 24 random bytes as base64
 * @throws ContentError `INVALID_OPTIONS`
 */
export function webhookRelay(secret: string | undefined, address: string): Relay {
  const url = URL.parse(address)
  const isSafe =
    url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
  if (!url || !isSafe || url.username !== '') {
    throw new ContentError(
      'INVALID_OPTIONS',
      `“${address}” cannot take enquiries. Write an https: address without user and password.`,
      {option: 'routes'},
    )
  }
  const key = Buffer.from(/^whsec_([A-Za-z0-9+/]+=*)$/.exec(secret ?? '')?.[1] ?? '', 'base64')
  if (key.length < 24) {
    throw new ContentError(
      'INVALID_OPTIONS',
      'ENQUIRIES_WEBHOOK_SECRET must be “whsec_” and at least 24 random bytes as base64: echo whsec_$(openssl rand -base64 32).',
      {option: 'ENQUIRIES_WEBHOOK_SECRET'},
    )
  }
  return {
    send: async (enquiry, signal) => {
      const {id} = enquiry
      const body = JSON.stringify({
        type: 'enquiry.received',
        timestamp: enquiry.receivedAt,
        data: enquiry,
      })
      // The time of the attempt, so that the other side can refuse what was recorded and sent again.
      const timestamp = String(Math.floor(Date.now() / 1000))
      const signature = createHmac('sha256', key)
        .update(`${id}.${timestamp}.${body}`)
        .digest('base64')
      const response = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': id,
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': `v1,${signature}`,
        },
        body,
      }).catch((error: unknown) => {
        throw new RelayError(String(Object(Object(error).cause).code ?? Object(error).name))
      })
      await response.body?.cancel()
      if (!response.ok) throw new RelayError(String(response.status))
    },
  }
}
