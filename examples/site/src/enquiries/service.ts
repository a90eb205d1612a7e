import type {AnswerError} from '@jakamy/content-sdk/enquiry'

/** Milliseconds that the service may take. */
const patience = 10_000

/** Whether a form can be sent now, and with which key. */
export type Opened =
  | {status: 'open'; key: string}
  /** Nobody takes enquiries here. */
  | {status: 'noHandler'}
  /** The service, or where its enquiries go, cannot be reached. */
  | {status: 'down'}

/** What became of what somebody sent. */
export type Outcome =
  | {status: 'sent'}
  | {status: 'wrong'; errors: AnswerError[]}
  /** The key is too old, or was used for other answers: with a new one it can be sent. */
  | {status: 'stale'; reason: 'key' | 'alreadySent'}
  | {status: 'tooMany'}
  | {status: 'tooLong'}
  /** It is not known to have been taken; sending it again with its key makes no second enquiry. */
  | {status: 'failed'}

/** What a page sends. */
export interface Sent {
  key: string
  /** The language that the form was shown in. */
  locale: string
  answers: Record<string, string>
  trap: string
}

/** The service that takes enquiries: `delivery enquiries`. */
export interface EnquiryService {
  open: (form: string, locale: string) => Promise<Opened>
  /** @param client address of whoever sends, for the rate limit */
  send: (form: string, sent: Sent, client: string) => Promise<Outcome>
}

/**
 * @param url address of the service; absent where there is none
 * @param log takes one line, which never holds a word of what was sent
 */
export function enquiryService(
  url: string | undefined,
  log: (line: string) => void,
): EnquiryService {
  const ask = async (form: string, query: string, init: RequestInit) => {
    try {
      const address = new URL(`/v1/forms/${encodeURIComponent(form)}${query}`, url)
      const response = await fetch(address, {...init, signal: AbortSignal.timeout(patience)})
      const body: unknown = await response.json()
      return {status: response.status, body: Object(body)}
    } catch (error) {
      log(`The enquiry service does not answer (${Object(error).name}).`)
      return undefined
    }
  }
  return {
    open: async (form, locale) => {
      if (url === undefined) return {status: 'noHandler'}
      const answer = await ask(form, `?locale=${encodeURIComponent(locale)}`, {})
      if (answer?.status === 200 && typeof answer.body.key === 'string') {
        return {status: 'open', key: answer.body.key}
      }
      if (answer?.body.code === 'noRoute') {
        log(`The enquiry service has no route for ${form}.`)
        return {status: 'noHandler'}
      }
      return {status: 'down'}
    },
    send: async (form, sent, client) => {
      if (url === undefined) return {status: 'failed'}
      const answer = await ask(form, '', {
        method: 'POST',
        headers: {'content-type': 'application/json', 'x-forwarded-for': client},
        body: JSON.stringify(sent),
      })
      const {code, errors} = answer?.body ?? {}
      switch (answer?.status) {
        case 202:
          return {status: 'sent'}
        case 422:
          return Array.isArray(errors) ? {status: 'wrong', errors} : {status: 'failed'}
        case 403:
        case 409:
          return code === 'key' || code === 'alreadySent'
            ? {status: 'stale', reason: code}
            : {status: 'failed'}
        case 413:
          return {status: 'tooLong'}
        case 429:
          return {status: 'tooMany'}
        default:
          return {status: 'failed'}
      }
    },
  }
}
