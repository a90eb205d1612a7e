import {connect, createServer, type Socket} from 'node:net'

/** A way to a server on which connections end when it is told to. */
export interface CuttingProxy {
  /** `http://127.0.0.1:<port>`. */
  address: string
  /** Ends one of the open connections, wherever it stands. */
  cut(which: number): void
  close(): Promise<void>
}

/** Opens the way to a port of this machine. */
export async function startCuttingProxy(port: number): Promise<CuttingProxy> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    open.add(near)
    const end = (): void => {
      open.delete(near)
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) socket.on('close', end).on('error', end)
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The proxy has no port')
  return {
    address: `http://127.0.0.1:${address.port}`,
    cut: (which) => [...open][which % Math.max(1, open.size)]?.destroy(),
    close() {
      for (const socket of open) socket.destroy()
      return new Promise((resolve) => void server.close(() => resolve()))
    },
  }
}
