/** What a download may be at most. */
export interface Limits {
  seconds: number
  bytes: number
}

/**
 * Fetches a file past every cache.
 * @returns `undefined` when the network or the server does not answer, or too slowly
 * @throws an Error when the file is longer than allowed; nothing of it is kept
 */
export async function fetchNews(path: string, {seconds, bytes}: Limits): Promise<Blob | undefined> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), seconds * 1000)
  let isTooLong = false
  try {
    const response = await fetch(path, {cache: 'no-store', signal: stop.signal})
    if (!response.ok || !response.body) return undefined
    const announced = Number(response.headers.get('content-length') ?? 0)
    isTooLong = announced > bytes
    const parts: Uint8Array<ArrayBuffer>[] = []
    const reader = response.body.getReader()
    for (let received = 0; !isTooLong;) {
      const {done, value} = await reader.read()
      if (done) return new Blob(parts)
      received += value.length
      isTooLong = received > bytes
      parts.push(value)
    }
  } catch {
    // Without a network a kiosk goes on with what it has.
    return undefined
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
  throw new Error(`${path} is longer than the ${bytes} bytes that are allowed.`)
}
