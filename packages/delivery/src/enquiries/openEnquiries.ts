import type {Source} from '@jakamy/content-sdk'
import {
  checkAnswers,
  enquiryWords,
  trapName,
  type CheckedAnswers,
} from '@jakamy/content-sdk/enquiry'
import {Hono} from 'hono'

import {checkOption} from '../checkOption.ts'
import {createLimit, type RateLimit} from '../limit.ts'
import {nameOfError, type LogEntry} from '../log.ts'
import {isLanguageTag} from '../parameters.ts'
import {problemResponse, Refusal} from '../problem.ts'
import {createDeliverer, type Patience} from './deliverer.ts'
import type {Enquiry, EnquiryEvent} from './enquiry.ts'
import {issueFormKey, readFormKey} from './formKey.ts'
import {readForm, type ServedForm} from './forms.ts'
import type {Keys} from './keys.ts'
import {openQueue} from './queue/openQueue.ts'
import {readRequest} from './readRequest.ts'
import type {Routes} from './relays/readRoutes.ts'

const day = 24 * 60 * 60_000

/** What takes enquiries, and where they go. */
export interface EnquiriesOptions {
  /** Where the forms are. */
  source: Source
  /** Handlers by the key that forms name; see `readRoutes`. */
  routes: Routes
  /** Folder of the queue, for this process alone. */
  queue: string
  /** See `readKeys`. */
  keys: Keys
  /** Sites whose pages may send by themselves, e.g. `https://clinic.example`. Servers need not be named. */
  origins?: readonly string[]
  /** How many enquiries one client may send. Default 6 a minute. */
  limit?: RateLimit
  /** Days after which an enquiry that could not be delivered is thrown away. Default 7. */
  keepDays?: number
  /** How long to wait before a delivery is tried again. Default 5 s, then longer, up to 15 minutes. */
  patience?: Patience
  /** Told about every request and every step of an enquiry, for a log. */
  onEvent?: (entry: LogEntry | EnquiryEvent) => void
}

/** Takes enquiries, for as long as it is open. */
export interface Enquiries {
  /**
   * Answers one request.
   * @param from who sends, for the rate limit: an address that the server itself knows
   */
  fetch: (request: Request, from?: {client?: string}) => Promise<Response>
  /**
   * Ends it; what was not delivered waits in the queue for the next start.
   * @param patience milliseconds that running deliveries are given; default 10,000
   * @returns whether all of them ended by themselves
   */
  close: (patience?: number) => Promise<boolean>
}

interface Environment {
  Bindings: {client?: string}
  Variables: {error: string}
}

/**
 * Opens the queue, delivers what waits in it, and takes enquiries.
 * @throws ContentError `INVALID_OPTIONS`, also when another process has the queue
 */
export async function openEnquiries(options: EnquiriesOptions): Promise<Enquiries> {
  const given: EnquiriesOptions = Object(options)
  const {source, routes, keys, origins = [], keepDays = 7} = given
  const {limit = {perMinute: 6}, patience = {first: 5000, most: 15 * 60_000}, onEvent} = given
  const isFolder = typeof given.queue === 'string' && given.queue !== ''
  checkOption('source', typeof Object(source).read === 'function', 'a source of content')
  checkOption('routes', typeof Object(routes).get === 'function', 'what readRoutes gives')
  checkOption('keys', typeof Object(keys).seal === 'function', 'what readKeys gives')
  checkOption('queue', isFolder, 'the path of a folder')
  checkOption('origins', Array.isArray(origins), 'a list of sites')
  checkOption('keepDays', keepDays >= 0, 'a number of days from 0 on')
  const wait = createLimit(limit)
  const queue = await openQueue(given.queue, keys)
  const tell = (event: Omit<EnquiryEvent, 'time'>) =>
    onEvent?.({time: new Date().toISOString(), ...event})
  const deliverer = createDeliverer(queue, routes, patience, tell)
  const app = new Hono<Environment>()

  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    const {headers} = c.res
    headers.set('cache-control', 'no-store')
    headers.set('x-content-type-options', 'nosniff')
    headers.append('vary', 'Origin')
    const origin = c.req.header('origin')
    if (origin !== undefined && origins.includes(origin)) {
      headers.set('access-control-allow-origin', origin)
      headers.set('access-control-expose-headers', 'Retry-After')
    }
    onEvent?.({
      time: new Date().toISOString(),
      method: c.req.method,
      route: c.req.routePath,
      status: c.res.status,
      ms: Math.round((performance.now() - began) * 10) / 10,
      ...(c.res.status >= 500 ? {error: c.get('error')} : {}),
    })
  })
  app.use(async (c, next) => {
    const origin = c.req.header('origin')
    if (origin !== undefined && !origins.includes(origin)) {
      throw new Refusal(403, 'Pages of this site may not send here.', {code: 'origin'})
    }
    await next()
  })
  app.options('*', (c) =>
    c.body(null, 204, {
      'access-control-allow-methods': 'GET, POST',
      'access-control-allow-headers': 'Content-Type',
      'access-control-max-age': '600',
    }),
  )
  app.get('/health', () => Response.json({status: 'alive'}))
  app.get('/ready', () => {
    const oldest = queue.oldest()
    const waits = {
      waiting: queue.waiting().length,
      unreadable: queue.unreadable(),
      oldestSeconds: oldest === undefined ? 0 : Math.round((Date.now() - oldest) / 1000),
    }
    return Response.json({status: 'ready', ...waits})
  })
  app.get('/v1/forms/:id', async (c) => {
    const {form} = await served(c.req.param('id'), c.req.query('locale') ?? 'en')
    return Response.json({form, key: issueFormKey(keys, form.id, Date.now())})
  })
  app.post('/v1/forms/:id', async (c) => {
    const seconds = wait(c.env.client ?? 'unknown')
    if (seconds > 0) {
      const detail = `Wait ${seconds} s before the next enquiry.`
      throw new Refusal(429, detail, {}, {'retry-after': String(seconds)})
    }
    return take(c.req.param('id'), c.req.raw)
  })
  app.all('/v1/forms/:id', () => {
    throw new Refusal(405, 'Use GET or POST.', {}, {allow: 'GET, HEAD, POST, OPTIONS'})
  })
  for (const path of ['/health', '/ready']) {
    app.all(path, () => {
      throw new Refusal(405, 'Use GET or HEAD.', {}, {allow: 'GET, HEAD, OPTIONS'})
    })
  }
  app.notFound(() => problemResponse(new Refusal(404, 'There is no such address.')))
  app.onError((error, c) => {
    c.set('error', nameOfError(error.cause ?? error))
    return problemResponse(error)
  })

  /** A form that can be sent. */
  async function served(id: string, locale: string): Promise<ServedForm> {
    if (!isLanguageTag(locale))
      throw new Refusal(400, 'Give “locale” as a language tag, e.g. “fr”.')
    const known = /^[A-Za-z0-9_-]{1,128}$/.test(id) ? await readForm(source, id, locale) : undefined
    if (!known) throw new Refusal(404, 'There is no such form.')
    if (known.form.questions.length === 0) {
      throw new Refusal(404, 'This form asks nothing yet.', {code: 'notReady'})
    }
    if (!routes.has(known.route)) {
      const detail =
        'There is no route for what this form collects. Name one in the file of the routes.'
      throw new Refusal(503, detail, {code: 'noRoute'})
    }
    return known
  }

  async function take(id: string, request: Request): Promise<Response> {
    const sent = await readRequest(request)
    const {form, route, retentionDays = keepDays} = await served(id, sent.locale)
    const now = Date.now()
    const enquiryId = readFormKey(keys, form.id, sent.key, now)
    if (enquiryId === undefined) {
      throw new Refusal(403, 'This key is too old, or was not made for this form.', {code: 'key'})
    }
    if (sent.trap !== '') {
      throw wrong([{name: trapName, message: enquiryWords(form.locale).trap}])
    }
    const checked = checkAnswers(form, sent.answers)
    if (checked.status === 'wrong') throw wrong(checked.errors)
    const enquiry = enquiryOf(enquiryId, form, route, now, checked)
    const fingerprint = keys.mac('answers', JSON.stringify([form.id, enquiry.answers]))
    const keepUntil = now + Math.min(keepDays, retentionDays) * day
    const accepted = await queue.accept(enquiry, fingerprint, keepUntil).catch((error: unknown) => {
      const detail = 'It could not be kept. Try again later.'
      throw new Refusal(503, detail, {code: 'notKept'}, {}, {cause: error})
    })
    if (accepted === 'different') {
      const detail = 'This form was sent before with other answers. Open it anew to send these.'
      throw new Refusal(409, detail, {code: 'alreadySent'})
    }
    if (accepted === 'full') {
      throw new Refusal(503, 'Too many enquiries wait here. Try again later.', {code: 'full'})
    }
    if (accepted === 'new') {
      tell({event: 'accepted', id: enquiryId, route})
      deliverer.deliver(enquiryId)
    }
    return Response.json({status: 'accepted', id: enquiryId}, {status: 202})
  }

  return {
    fetch: async (request, from = {}) => app.fetch(request, from),
    close: async (ms = 10_000) => {
      const all = await deliverer.close(ms)
      queue.close()
      return all
    },
  }
}

function wrong(errors: readonly {name: string; message: string}[]): Refusal {
  return new Refusal(422, 'See “errors” for what to change.', {code: 'wrongAnswers', errors})
}

/** What the handler gets: the words of the form with the answers, and nothing of how they came. */
function enquiryOf(
  id: string,
  {id: formId, title, locale, questions}: ServedForm['form'],
  route: string,
  now: number,
  {answers, consent}: Extract<CheckedAnswers, {status: 'ok'}>,
): Enquiry {
  const addresses = new Set(questions.flatMap(({key, type}) => (type === 'email' ? key : [])))
  const replyTo = answers.find(({key}) => addresses.has(key))?.value
  return {
    id,
    form: formId,
    title,
    locale,
    route,
    receivedAt: new Date(now).toISOString(),
    answers,
    ...(consent ? {consent} : {}),
    ...(replyTo === undefined ? {} : {replyTo}),
  }
}
