import {once} from 'node:events'
import {createServer} from 'node:net'

/** A mistake or obstacle that the user can do something about; shown as one line, without a stack. */
export class UserError extends Error {
  readonly exitCode: number
  constructor(message: string, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * Makes sure that every port is free before anything is started.
 * @param ports port numbers by what they are for (`studio`, `lake`, `site`)
 * @throws UserError naming the port that is taken and the option that changes it
 */
export async function assertPortsFree(ports: Record<string, number>): Promise<void> {
  const numbers = Object.values(ports)
  if (new Set(numbers).size < numbers.length) {
    throw new UserError('Studio, lake and site need three different ports.', 2)
  }
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) {
      throw new UserError(
        `Port ${port} (${name}) is taken by another program. Stop that program, or choose another port: npm start -- --port-${name} ${port + 100}`,
      )
    }
  }
}

/** Whether nothing listens on a port of this machine. */
export function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false)
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.')
  return address.port
}
