/** A server-sent event stream to one reader. */
export interface EventStream {
  readonly response: Response
  /** Sends one event; `data` is sent as JSON. */
  send(event: string, data: unknown, id?: string): void
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

const PING_INTERVAL = 15_000
const MAX_BUFFERED = 8_000_000

/**
 * Opens an event stream. A reader that does not keep up is disconnected once `maxBuffered`
 * bytes wait for it; it can reconnect and resume, and nobody else waits for it.
 */
export function createEventStream(options: EventStreamOptions): EventStream {
  const {onClose, pingInterval = PING_INTERVAL, maxBuffered = MAX_BUFFERED} = options
  const encoder = new TextEncoder()
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
  const write = (text: string): void => {
    if (!controller) return
    controller.enqueue(encoder.encode(text))
    if ((controller.desiredSize ?? 0) < 0) close()
  }
  const ping = setInterval(() => write(':\n\n'), pingInterval)
  ping.unref()

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => void (controller = opened),
      cancel: finish,
    },
    new ByteLengthQueuingStrategy({highWaterMark: maxBuffered}),
  )
  write(':\n\n')
  const headers = {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-accel-buffering': 'no',
  }
  return {
    response: new Response(body, {headers}),
    send(event, data, id) {
      const line = id === undefined ? '' : `id: ${id}\n`
      write(`event: ${event}\n${line}data: ${JSON.stringify(data)}\n\n`)
    },
    close,
  }
}
