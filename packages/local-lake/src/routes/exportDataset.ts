import type {LakeDocument} from '../document.ts'
import {isPublicId} from '../documentIds.ts'
import {validationError} from '../errors.ts'
import {visibilityOf} from '../identity.ts'
import {datasetOf, type LakeContext} from '../lakeContext.ts'
import {openSnapshot} from '../store/openSnapshot.ts'

/** Bytes, or somewhat more, that are put together into one piece of the stream. */
const CHUNK = 64_000

/** Milliseconds that a reader may take over one piece. */
const PATIENCE = 60_000

/** Milliseconds after which an export with a cursor ends, to be continued. */
const CURSOR_TIME = 30_000

/**
 * `GET /data/export/:dataset`: every document as stored, one JSON object a line, all of them as they
 * were when the export began. `types` (comma-separated) narrows it; without a token it has what anyone
 * may read. Nothing is kept in memory but the piece that is on its way; a reader that stops reading is let go.
 *
 * With `nextCursor`, empty at first, the export ends after 30 seconds with a line `{"nextCursor": …}`, if there is
 * more: asked with that cursor it goes on, with the documents as they are then.
 */
export function exportDataset(c: LakeContext): Response {
  const isVisible = visibilityOf(c.var.identity) === 'all' ? () => true : isPublicId
  const types = c.req.query('types')?.split(',').filter(Boolean)
  const wanted = types?.length ? new Set(types) : undefined
  const cursor = c.req.query('nextCursor')
  const body = exportStream({
    file: datasetOf(c).store.file,
    isWanted: ({_id, _type}) => isVisible(_id) && (wanted?.has(_type) ?? true),
    after: cursor ? idOf(cursor) : undefined,
    time: cursor === undefined ? undefined : CURSOR_TIME,
  })
  return new Response(body, {headers: {'content-type': 'application/x-ndjson'}})
}

function cursorOf(id: string): string {
  return Buffer.from(id).toString('base64url')
}

function idOf(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString()
  if (id !== '' && cursorOf(id) === cursor) return id
  throw validationError('"nextCursor" is empty, or what an export ended with')
}

/** What is exported. */
export interface Export {
  file: string
  isWanted: (document: LakeDocument) => boolean
  /** The id after which it begins. */
  after: string | undefined
  /** Milliseconds after which it ends with a cursor; without it goes on to the end. */
  time: number | undefined
}

/** The lines of an export, read from the disk as they are asked for. */
export function exportStream({file, isWanted, after, time}: Export): ReadableStream<Uint8Array> {
  const snapshot = openSnapshot(file)
  const documents = snapshot.documents(after)[Symbol.iterator]()
  const end = time === undefined ? Infinity : performance.now() + time
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
          const {text, done} = nextPiece(documents, isWanted, end)
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
  end: number,
): {text: string; done: boolean} {
  let text = ''
  while (text.length < CHUNK) {
    const next = documents.next()
    if (next.done) return {text, done: true}
    if (isWanted(next.value)) text += `${JSON.stringify(next.value)}\n`
    if (performance.now() > end) {
      const nextCursor = cursorOf(next.value._id)
      return {text: `${text}${JSON.stringify({nextCursor})}\n`, done: true}
    }
  }
  return {text, done: false}
}
