import type {Backlogs, EventBytes} from './backlogs.ts'
import type {JsonObject} from './document.ts'
import {eventBytes} from './eventBytes.ts'

/** A server-sent event stream to one reader. */
export interface EventStream {
  readonly response: Response
  /** Sends one event; `data` is sent as JSON. */
  send(event: string, data: JsonObject, id?: string): void
  /** Sends what `eventBytes` made; readers of the same event share it. */
  sendBytes(event: EventBytes): void
  /** Ends the stream once what waits is read. Safe to call twice. */
  close(): void
}

/** Settings of `createEventStream`. */
export interface EventStreamOptions {
  /** Where what waits for the reader is kept, with what waits for the others. */
  backlogs: Backlogs
  /** Called once when the stream is over, whoever ended it. */
  onClose: () => void
  /** Called when the reader has to go, with the reason: its connection is to be ended. */
  letGo: (reason: string) => void
  /** Milliseconds between comments that keep the connection alive. */
  pingInterval?: number
}

const COMMENT: EventBytes = [new TextEncoder().encode(':\n\n')]
const PING_INTERVAL = 15_000

/** Bytes that are handed to the connection at a time. */
const CHUNK = 65_536

/**
 * Opens an event stream. A reader that does not keep up is let go once too much waits (see
 * `createBacklogs`); it can come back and resume, and nobody else waits for it.
 */
export function createEventStream(options: EventStreamOptions): EventStream {
  const {onClose, pingInterval = PING_INTERVAL} = options
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  /** True while the connection waits for bytes. */
  let wanted = false
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    clearInterval(ping)
    onClose()
  }
  const backlog = options.backlogs.open((reason) => {
    end()
    options.letGo(reason)
  })
  const serve = (): void => {
    if (!wanted) return
    const bytes = backlog.take(CHUNK)
    if (bytes) {
      wanted = false
      controller?.enqueue(bytes)
    } else if (ended) {
      wanted = false
      backlog.close()
      controller?.close()
    }
  }
  const write = (event: EventBytes): void => {
    if (ended) return
    backlog.push(event)
    serve()
  }
  const ping = setInterval(() => write(COMMENT), pingInterval)
  ping.unref()

  const body = new ReadableStream<Uint8Array>(
    {
      start: (opened) => void (controller = opened),
      pull() {
        wanted = true
        serve()
      },
      cancel() {
        backlog.close()
        end()
      },
    },
    {highWaterMark: 0},
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
    close() {
      end()
      serve()
    },
  }
}
