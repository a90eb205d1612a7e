import {connect, type Socket} from 'node:net'

/** Open listeners to a lake, as the bare connections that they are. */
export interface ManyListeners {
  /** How many times `text` was sent, over all of them. */
  seen(text: string): number
  /** How many were let go by the other end. */
  readonly ended: number
  close(): void
}

/** Connections that are opened at a time; more than the backlog of a server are refused. */
const AT_A_TIME = 100

/** Opens `count` listeners with a query and waits until each is welcome. */
export async function openListeners(
  port: number,
  count: number,
  query: string,
): Promise<ManyListeners> {
  const sockets: Socket[] = []
  const heard: string[] = []
  let ended = 0
  const open = (index: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      sockets.push(socket)
      heard[index] = ''
      socket.setEncoding('utf8')
      socket.on('data', (text: string) => {
        heard[index] += text
        if (text.includes('event: welcome')) resolve()
      })
      socket.once('error', reject)
      socket.once('close', () => (ended += 1))
      const path = `/v2025-03-01/data/listen/production?query=${encodeURIComponent(query)}`
      socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`)
    })
  for (let from = 0; from < count; from += AT_A_TIME) {
    const some = Array.from({length: Math.min(AT_A_TIME, count - from)}, (_, n) => open(from + n))
    await Promise.all(some)
  }
  return {
    seen: (text) => heard.reduce((sum, one) => sum + one.split(text).length - 1, 0),
    get ended() {
      return ended
    },
    close() {
      for (const socket of sockets) socket.destroy()
    },
  }
}
