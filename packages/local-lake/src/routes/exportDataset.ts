import type {LakeDocument} from '../document.ts'
import {isPublicId} from '../documentIds.ts'
import {visibilityOf} from '../identity.ts'
import {datasetOf, type LakeContext} from '../lakeContext.ts'
import {openSnapshot} from '../store/openSnapshot.ts'

/** Bytes, or somewhat more, that are put together into one piece of the stream. */
const CHUNK = 64_000

/** Milliseconds that a reader may take over one piece. */
const PATIENCE = 60_000

/**
 * `GET /data/export/:dataset`: every document as stored, one JSON object a line, all of them as they
 * were when the export began. `types` (comma-separated) narrows it; without a token it has what anyone
 * may read. Nothing is kept in memory but the piece that is on its way; a reader that stops reading is let go.
 */
export function exportDataset(c: LakeContext): Response {
  const isVisible = visibilityOf(c.var.identity) === 'all' ? () => true : isPublicId
  const types = c.req.query('types')?.split(',').filter(Boolean)
  const wanted = types?.length ? new Set(types) : undefined
  const body = streamOf(
    datasetOf(c).store.file,
    ({_id, _type}) => isVisible(_id) && (wanted?.has(_type) ?? true),
  )
  return new Response(body, {headers: {'content-type': 'application/x-ndjson'}})
}

function streamOf(
  file: string,
  isWanted: (document: LakeDocument) => boolean,
): ReadableStream<Uint8Array> {
  const snapshot = openSnapshot(file)
  const documents = snapshot.documents()[Symbol.iterator]()
  const encoder = new TextEncoder()
  let timer: NodeJS.Timeout | undefined
  const finish = (): void => {
    clearTimeout(timer)
    snapshot.close()
  }
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        clearTimeout(timer)
        try {
          const {text, done} = nextPiece(documents, isWanted)
          if (text !== '') controller.enqueue(encoder.encode(text))
          if (done) {
            finish()
            return controller.close()
          }
        } catch (error) {
          finish()
          throw error
        }
        timer = setTimeout(() => {
          finish()
          controller.error(new Error('The export was not read'))
        }, PATIENCE)
        timer.unref()
      },
      cancel: finish,
    },
    {highWaterMark: 0},
  )
}

function nextPiece(
  documents: Iterator<LakeDocument>,
  isWanted: (document: LakeDocument) => boolean,
): {text: string; done: boolean} {
  let text = ''
  while (text.length < CHUNK) {
    const next = documents.next()
    if (next.done) return {text, done: true}
    if (isWanted(next.value)) text += `${JSON.stringify(next.value)}\n`
  }
  return {text, done: false}
}
