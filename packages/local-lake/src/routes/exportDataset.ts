import {requireRole} from '../identity.ts'
import {datasetOf, type LakeContext} from '../lakeContext.ts'

/** Documents that are put together into one piece of the stream. */
const CHUNK = 100

/**
 * `GET /data/export/:dataset`: every document as stored, one JSON object a line, streamed.
 * `types` (comma-separated) narrows it.
 */
export function exportDataset(c: LakeContext): Response {
  requireRole(c.var.identity, 'read', 'read')
  const view = datasetOf(c).view('all', 'raw')
  const types = c.req.query('types')?.split(',')
  const wanted = types ? new Set(types) : undefined
  const documents = view.all().filter(({_type}) => wanted?.has(_type) ?? true)
  const encoder = new TextEncoder()
  let next = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = documents.slice(next, next + CHUNK)
      if (chunk.length === 0) return controller.close()
      next += CHUNK
      const lines = chunk.map((document) => `${JSON.stringify(document)}\n`)
      controller.enqueue(encoder.encode(lines.join('')))
    },
  })
  return new Response(body, {headers: {'content-type': 'application/x-ndjson'}})
}
