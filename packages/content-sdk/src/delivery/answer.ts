import {ContentError} from '../errors.ts'
import {isRecord} from '../isRecord.ts'
import {ageOf, type Age} from './age.ts'

/** What a delivery says about a text. It has judged; its words are to be shown as they are. */
export type Delivered =
  /** Released words as an HTML `article`; `asOf`: when the source of the words looked, ISO 8601. */
  | {status: 'ok'; html: string; asOf: string}
  /** Withdrawn: show none of it, and these messages in the language `locale` instead. */
  | {status: 'withdrawn'; messages: readonly string[]; locale: string}
  /** There is no such text, or it is not valid. */
  | {status: 'missing'}

/** An answer that was understood. */
export interface Understood extends Age {
  answer: Delivered
  /** When the server gave it, in milliseconds since 1970. */
  given: number
  etag: string | null
}

/** No text of a clinic is as long; more is not waited for. */
const mostBytes = 4_000_000

/**
 * Reads an answer, whole and as its server sent it, or not at all.
 * @param known what a 304 confirms
 * @throws ContentError `SOURCE_BROKEN`, `SOURCE_OUTDATED`
 */
export async function understand(
  response: Response,
  known: Understood | undefined,
  maxAge: number,
  source: string,
): Promise<Understood> {
  const {status, headers} = response
  const broken = (what: string) =>
    new ContentError('SOURCE_BROKEN', `${source} ${what}.`, {source, status})
  const age = ageOf(headers, maxAge)
  if (!age) throw broken('does not say when it answered')
  if (age.left() <= 0) {
    throw new ContentError(
      'SOURCE_OUTDATED',
      `${source} gave an answer of ${headers.get('date')}, which is too old. Check the clock of this device, and what keeps answers on the way.`,
      {source},
    )
  }
  const given = Date.parse(headers.get('date') ?? '')
  const etag = headers.get('etag')
  const about = (answer: Delivered) => ({...age, answer, given, etag})
  if (status === 304 && known) return about(known.answer)
  if (status === 200) {
    const html = await textOf(response, etag, broken)
    if (!/^<article [^]*<\/article>$/.test(html)) throw broken('sent something else than a text')
    return about({
      status: 'ok',
      html,
      asOf: headers.get('content-as-of') ?? new Date(given).toISOString(),
    })
  }
  const problem: unknown =
    status === 404 || status === 410 ? await response.json().catch(String) : 0
  // A proxy’s own page says nothing about the text.
  if (!isRecord(problem) || problem.status !== status)
    throw broken(`answered with status ${status}`)
  if (status === 404) return about({status: 'missing'})
  const messages = [problem.messages ?? []].flat().map(String)
  return about({status: 'withdrawn', messages, locale: headers.get('content-language') ?? 'en'})
}

/** The text of an answer, if its bytes are those that the server has named by their hash. */
async function textOf(
  response: Response,
  etag: string | null,
  broken: (what: string) => ContentError,
): Promise<string> {
  const bytes = await response.arrayBuffer()
  if (bytes.byteLength > mostBytes) throw broken('sent more than a text can be')
  // Pages without HTTPS have no hashes; whoever can change bytes there can change the page too.
  const digest = await globalThis.crypto?.subtle?.digest('SHA-256', bytes)
  if (digest) {
    const hash = Array.from(new Uint8Array(digest, 0, 16), (byte) =>
      byte.toString(16).padStart(2, '0'),
    )
    if (!etag?.replace(/^W\//, '').startsWith(`"${hash.join('')}`))
      throw broken('sent a text that was changed on its way')
  }
  return new TextDecoder().decode(bytes)
}
