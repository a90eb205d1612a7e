import {Refusal} from '../problem.ts'

/** Most bytes of a request: a long letter fits in, nothing larger. */
export const largestBody = 64 * 1024

/** What a form sends. */
export interface Sent {
  /** The key that the form was opened with. */
  key: string
  /** The language that the form was shown in. */
  locale: string
  answers: Record<string, unknown>
  /** What stands in the field that people do not see. */
  trap: string
}

/**
 * Reads the body of a request, as far as it is allowed to be long.
 * @throws Refusal 400, 413 or 415; it never repeats what was sent
 */
export async function readRequest(request: Request): Promise<Sent> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) {
    throw new Refusal(415, 'Send application/json.')
  }
  const value = parsed(await textOf(request))
  const {key, locale, answers, trap = ''} = Object(value)
  if (
    typeof key !== 'string' ||
    typeof locale !== 'string' ||
    typeof trap !== 'string' ||
    typeof answers !== 'object' ||
    answers === null ||
    Array.isArray(answers)
  ) {
    throw new Refusal(400, 'Send {"key", "locale", "answers": {…}}, and “trap” if there is one.')
  }
  return {key, locale, answers, trap}
}

async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  // The reader, not the header, says how long it is.
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > largestBody) throw new Refusal(413, `Send at most ${largestBody} bytes.`)
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(Buffer.concat(chunks))
  } catch {
    throw new Refusal(400, 'Send UTF-8.')
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal(400, 'Send JSON.')
  }
}
