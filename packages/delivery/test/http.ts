import {request} from 'node:http'

/** An answer as it went over the wire. */
export interface Answer {
  status: number
  headers: Record<string, string | string[] | undefined>
  bytes: Buffer
  text: string
  /** The body read as JSON, not typed. */
  json: () => ReturnType<JSON['parse']>
}

/** Asks over real HTTP, with nothing decoded and nothing added. */
export function ask(
  url: string,
  {method = 'GET', headers = {}}: {method?: string; headers?: Record<string, string>} = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(url, {method, headers, agent: false}, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const bytes = Buffer.concat(chunks)
        const text = bytes.toString()
        const {statusCode = 0, headers: received} = response
        resolve({status: statusCode, headers: received, bytes, text, json: () => JSON.parse(text)})
      })
    })
    call.on('error', reject)
    call.end()
  })
}

/** What values a parameter may have. */
export interface ParameterSchema {
  type: string
  enum?: readonly string[]
  pattern?: string
  minimum?: number
  maximum?: number
}

/** What the tests read of an OpenAPI document. */
export interface Api {
  paths: Record<
    string,
    {
      get: {
        parameters: {name: string; in: string; schema: ParameterSchema}[]
        responses: Record<string, {content: Record<string, {schema?: object}>}>
      }
    }
  >
}
