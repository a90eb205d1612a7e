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
  const {store} = datasetOf(c)
  const types = c.req.query('types')?.split(',')
  const wanted = types ? new Set(types) : undefined
  const ids = store.keys
    .startingWith('')
    .flatMap(({id, type}) => ((wanted?.has(type) ?? true) ? [id] : []))
  // What is written while it streams does not belong to it.
  const seq = store.seqAt('9999')
  const encoder = new TextEncoder()
  let next = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = ids.slice(next, next + CHUNK)
      next += CHUNK
      const lines = chunk.flatMap((id) => {
        const document = store.revisionAt(id, seq)?.document
        return document ? [`${JSON.stringify(document)}\n`] : []
      })
      controller.enqueue(encoder.encode(lines.join('')))
      if (next >= ids.length) controller.close()
    },
  })
  return new Response(body, {headers: {'content-type': 'application/x-ndjson'}})
}
