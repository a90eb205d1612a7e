/** A server-sent event stream to one reader. */
export interface EventStream {
  readonly response: Response
  /** Sends one event; `data` is sent as JSON. */
  send(event: string, data: unknown, id?: string): void
  /** Sends what `eventBytes` made; readers of the same event share it. */
  sendBytes(bytes: Uint8Array): void
  /** Ends the stream. Safe to call twice. */
  close(): void
}

/** Settings of `createEventStream`. */
export interface EventStreamOptions {
  /** Called once when the stream is over, whoever ended it. */
  onClose: () => void
  /** Milliseconds between comments that keep the connection alive. */
  pingInterval?: number
  /** Bytes that may wait for a slow reader before it is disconnected. */
  maxBuffered?: number
}

const encoder = new TextEncoder()
const COMMENT = encoder.encode(':\n\n')

/** An event as it goes over the wire. */
export function eventBytes(event: string, data: unknown, id?: string): Uint8Array {
  const line = id === undefined ? '' : `id: ${id}\n`
  return encoder.encode(`event: ${event}\n${line}data: ${JSON.stringify(data)}\n\n`)
}

const PING_INTERVAL = 15_000
const MAX_BUFFERED = 8_000_000

/**
 * Opens an event stream. A reader that does not keep up is disconnected once `maxBuffered`
 * bytes wait for it; it can reconnect and resume, and nobody else waits for it.
 */
export function createEventStream(options: EventStreamOptions): EventStream {
  const {onClose, pingInterval = PING_INTERVAL, maxBuffered = MAX_BUFFERED} = options
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  const finish = (): void => {
    if (!controller) return
    controller = undefined
    clearInterval(ping)
    onClose()
  }
  const close = (): void => {
    const open = controller
    finish()
    open?.close()
  }
  const write = (bytes: Uint8Array): void => {
    if (!controller) return
    controller.enqueue(bytes)
    if ((controller.desiredSize ?? 0) < 0) close()
  }
  const ping = setInterval(() => write(COMMENT), pingInterval)
  ping.unref()

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => void (controller = opened),
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({highWaterMark: maxBuffered}),
  )
  write(COMMENT)
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  }
  return {
    response: new Response(body, {headers}),
    send: (event, data, id) => write(eventBytes(event, data, id)),
    sendBytes: write,
    close,
  }
}
