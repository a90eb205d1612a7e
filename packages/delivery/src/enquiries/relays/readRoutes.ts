import {ContentError} from '@jakamy/content-sdk'

import type {Relay} from './relay.ts'
import {smtpRelay} from './smtp.ts'
import {webhookRelay} from './webhook.ts'

/** Handlers by the key that a form names under “Deliver to”. */
export type Routes = ReadonlyMap<string, Relay>

/** The route of forms that name none. */
export const defaultRoute = 'default'

/** What the routes need to know and must not stand in a file. */
export type Secrets = Readonly<
  Partial<Record<'ENQUIRIES_SMTP_URL' | 'ENQUIRIES_WEBHOOK_SECRET', string>>
>

/**
 * Reads the routes.
 * @param text JSON: each key with `{"smtp": {"from", "to"}}` or `{"webhook": {"url"}}`
 * @throws ContentError `INVALID_OPTIONS` naming the route that cannot work
 */
export function readRoutes(text: string, secrets: Secrets): Routes {
  const routes = Object.entries(objectIn(text)).map(([key, value]): [string, Relay] => {
    if (!/^[a-z][a-z0-9-]*$/.test(key)) {
      throw wrong(`“${key}” is no key of a route: lower-case letters, digits and hyphens.`)
    }
    const kinds = Object.keys(Object(value))
    const {smtp, webhook} = Object(value)
    if (kinds.join() === 'smtp' && isText(smtp?.from) && isText(smtp?.to)) {
      return [key, smtpRelay(secrets.ENQUIRIES_SMTP_URL, {from: smtp.from, to: smtp.to})]
    }
    if (kinds.join() === 'webhook' && isText(webhook?.url)) {
      return [key, webhookRelay(secrets.ENQUIRIES_WEBHOOK_SECRET, webhook.url)]
    }
    throw wrong(
      `The route “${key}” must be {"smtp": {"from": …, "to": …}} or {"webhook": {"url": …}}.`,
    )
  })
  if (routes.length === 0) throw wrong('There is no route: name at least one.')
  return new Map(routes)
}

function objectIn(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Told below, without the words of the file.
  }
  throw wrong('The routes are not a JSON object.')
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function wrong(message: string): ContentError {
  return new ContentError('INVALID_OPTIONS', message, {option: 'routes'})
}
