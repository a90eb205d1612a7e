import {accepted} from './accepts.ts'
import {etagOf, isKnown} from './etag.ts'

/** Bytes of an answer. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Makes bytes smaller, by the name of the encoding. */
export type Encoders = Readonly<
  Record<'br' | 'gzip', ((bytes: Bytes) => Promise<Bytes>) | undefined>
>

/** An answer that is ready to be sent as often as it is asked for. */
export interface Prepared {
  bytes: Bytes
  /** SHA-256 of the bytes. */
  hash: string
  encoded: Map<string, Promise<Bytes>>
}

/** Smaller answers are not worth an encoding. */
const worthwhile = 1024
/** Larger answers are sent piece by piece: a response would copy them for every reader, also a slow one. */
const large = 262_144

/** Most answers kept; the one made longest ago goes first. */
const capacity = 500

/**
 * Keeps answers as bytes. A value that is given again is not written again, and bytes that come out
 * again, from a new look at the source, keep their encodings.
 */
export function createPrepared(encoders: Encoders) {
  const byValue = new WeakMap<object, Map<string, Promise<Prepared>>>()
  const byHash = new Map<string, Prepared>()

  async function keep(bytes: Bytes): Promise<Prepared> {
    const hash = await etagOf(bytes)
    const prepared = byHash.get(hash) ?? {bytes, hash, encoded: new Map()}
    byHash.delete(hash)
    byHash.set(hash, prepared)
    const [oldest] = byHash.keys()
    if (byHash.size > capacity && oldest !== undefined) byHash.delete(oldest)
    return prepared
  }

  /** The bytes of a value in one form; `write` runs once for both. */
  function prepare(
    value: object,
    form: string,
    write: () => string | Bytes | Promise<string>,
  ): Promise<Prepared> {
    const forms = byValue.get(value) ?? new Map<string, Promise<Prepared>>()
    byValue.set(value, forms)
    const known = forms.get(form)
    if (known) return known
    const made = Promise.resolve()
      .then(write)
      .then((made) => keep(typeof made === 'string' ? new TextEncoder().encode(made) : made))
    forms.set(form, made)
    made.catch(() => forms.delete(form))
    return made
  }

  /** The answer to a request: 304, or the bytes in the best encoding both sides know. */
  async function send(
    request: Request,
    prepared: Prepared,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response> {
    const names = (['br', 'gzip'] as const).filter((name) => encoders[name])
    const wanted = request.headers.get('accept-encoding')
    const isSmall = prepared.bytes.length < worthwhile
    const isPacked = headers['content-type'] === 'application/octet-stream'
    const [best] =
      wanted === null || isSmall || isPacked ? [] : accepted(wanted, [...names, 'identity'])
    const name = best === 'identity' ? undefined : best
    const etag = `"${prepared.hash}${name ? `-${name}` : ''}"`
    const common = {...headers, etag, vary: 'Accept, Accept-Encoding'}
    if (isKnown(request.headers.get('if-none-match'), etag)) {
      return new Response(null, {status: 304, headers: common})
    }
    const body = name ? await encode(prepared, name) : prepared.bytes
    return new Response(body.length > large ? inPieces(body) : body, {
      headers: {
        ...common,
        ...(name ? {'content-encoding': name} : {}),
        'content-length': String(body.length),
      },
    })
  }

  function encode(prepared: Prepared, name: 'br' | 'gzip'): Promise<Bytes> {
    const known = prepared.encoded.get(name)
    if (known) return known
    const made = Promise.resolve(encoders[name]?.(prepared.bytes) ?? prepared.bytes)
    prepared.encoded.set(name, made)
    made.catch(() => prepared.encoded.delete(name))
    return made
  }

  return {prepare, send}
}

/** The bytes as a stream that goes on as they are taken. */
function inPieces(bytes: Bytes): ReadableStream<Bytes> {
  let at = 0
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, (at += large)))
    },
  })
}

/** Gzip as every runtime has it. */
export async function gzip(bytes: Bytes): Promise<Bytes> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
