import {once} from 'node:events'
import {createServer} from 'node:http'
import type {AddressInfo} from 'node:net'

import {SMTPServer} from 'smtp-server'

/** A mail as the server got it. */
export interface Mail {
  from: string
  to: string[]
  /** Headers and body, as they came. */
  raw: string
}

/** A real mail server on this machine. */
export async function startMail() {
  const mails: Mail[] = []
  /** Reply of the next mails instead of taking them. */
  const refuse: {code?: number} = {}
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => (raw += chunk))
      stream.on('end', () => {
        const {code} = refuse
        if (code !== undefined) {
          done(Object.assign(new Error('no'), {responseCode: code}))
          return
        }
        const {mailFrom, rcptTo} = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        mails.push({from, to: rcptTo.map(({address}) => address), raw})
        done()
      })
    },
  })
  server.on('error', () => {
    // A client that is killed cuts its connection: that is what some tests are about.
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const {port} = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refuse,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** A request as the webhook got it. */
export interface Posted {
  headers: Record<string, string | string[] | undefined>
  body: string
}

/** A real HTTP server that takes webhooks. */
export async function startHook(port = 0) {
  const posted: Posted[] = []
  const answer = {status: 204, delay: 0}
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const {status, delay} = answer
      posted.push({headers: request.headers, body: Buffer.concat(chunks).toString()})
      setTimeout(() => response.writeHead(status, {location: '/elsewhere'}).end(), delay)
    })
  }).listen(port, '127.0.0.1')
  await once(server, 'listening')
  const {port: taken} = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}/enquiries`,
    port: taken,
    posted,
    answer,
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The body of an answer read as JSON, not typed. */
export const jsonOf = async (response: Response): Promise<ReturnType<JSON['parse']>> =>
  JSON.parse(await response.text())
