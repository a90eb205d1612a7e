import {parentPort} from 'node:worker_threads'

import {LakeError} from '../errors.ts'
import {createDatasetReader, type DatasetReader} from '../store/datasetReader.ts'
import {answerQuery} from './answerQuery.ts'
import {parseQuery} from './parseQuery.ts'
import type {WorkerAnswer, WorkerTask} from './queryPool.ts'

/** Datasets whose documents are kept in the memory of a worker. */
const MAX_READERS = 4

const readers = new Map<string, DatasetReader>()

/** The reader of a file; the one that was made first goes when there are too many. */
function readerOf(file: string): DatasetReader {
  const known = readers.get(file)
  if (known?.isCurrent()) return known
  known?.close()
  readers.delete(file)
  const [oldest] = readers
  if (oldest && readers.size >= MAX_READERS) {
    oldest[1].close()
    readers.delete(oldest[0])
  }
  const reader = createDatasetReader(file)
  readers.set(file, reader)
  return reader
}

function perform({file, request, budget}: WorkerTask): WorkerAnswer {
  try {
    const began = performance.now()
    const reader = readerOf(file)
    reader.catchUp()
    // A dataset that takes long to read still leaves some time for the query.
    const left = Math.max(budget / 2, budget - (performance.now() - began))
    send({kind: 'started', left})
    const tree = parseQuery(request.query, request.params)
    const view = reader.view(request.visibility, request.perspective)
    return {kind: 'answer', answer: answerQuery(tree, request, view, left)}
  } catch (error) {
    if (error instanceof LakeError) {
      return {kind: 'refusal', status: error.status, message: error.message, body: error.body}
    }
    return {kind: 'failure', reason: error instanceof Error ? error.message : 'unknown problem'}
  }
}

function send(answer: WorkerAnswer): void {
  parentPort?.postMessage(answer)
}

parentPort?.on('message', (task: WorkerTask) => send(perform(task)))
