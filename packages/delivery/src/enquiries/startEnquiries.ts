import {listen, listenerOf, type Listening} from '../listen.ts'
import {openEnquiries, type EnquiriesOptions} from './openEnquiries.ts'

/** Where enquiries are taken, besides what becomes of them. */
export interface EnquiriesServerOptions extends EnquiriesOptions {
  /** Default 4200; 0 for any that is free. */
  port?: number
  /** Default `127.0.0.1`: this machine only. */
  host?: string
  /**
   * Whether the server stands behind one that names the sender in `X-Forwarded-For`: a site or a proxy
   * that overwrites what came with the request. Default: the sender is whoever connects.
   */
  behindProxy?: boolean
}

/** Starts to take enquiries on Node’s own HTTP server; see {@link openEnquiries}. */
export async function startEnquiries(options: EnquiriesServerOptions): Promise<Listening> {
  const {
    port = 4200,
    host = '127.0.0.1',
    behindProxy = false,
    ...taken
  }: EnquiriesServerOptions = Object(options)
  const enquiries = await openEnquiries(taken)
  try {
    const listener = listenerOf((request, {incoming}) => {
      const sender = behindProxy ? senderOf(request) : undefined
      const client = sender ?? incoming.socket.remoteAddress
      return enquiries.fetch(request, client === undefined ? {} : {client})
    })
    const server = await listen({port, host}, listener)
    return {
      url: server.url,
      close: async (patience = 10_000) => {
        const answered = await server.close(patience)
        return (await enquiries.close(patience)) && answered
      },
    }
  } catch (error) {
    await enquiries.close(0)
    throw error
  }
}

/** The last address in `X-Forwarded-For`: the one that the server in front has written. */
function senderOf(request: Request): string | undefined {
  return request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined
}
