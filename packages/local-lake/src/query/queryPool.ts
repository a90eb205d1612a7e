import {Worker} from 'node:worker_threads'

import type {JsonObject} from '../document.ts'
import {httpError, LakeError, queryError} from '../errors.ts'
import type {QueryAnswer, QueryRequest} from './answerQuery.ts'

/** What a worker is given to do. */
export interface WorkerTask {
  /** The file of the dataset. */
  file: string
  request: QueryRequest
  /** Milliseconds that the evaluation may take. */
  budget: number
}

/** What a worker says: once `started` when it has the documents, then one of the others. */
export type WorkerAnswer =
  /** Milliseconds that are left of the budget. */
  | {kind: 'started'; left: number}
  | {kind: 'answer'; answer: QueryAnswer}
  | {kind: 'refusal'; status: number; message: string; body: JsonObject}
  | {kind: 'failure'; reason: string}

/** Evaluates queries beside everything else. */
export interface QueryPool {
  /**
   * @throws a 408 for a query that takes longer than its budget, a 400 for one that takes too
   *   much memory, a 503 when too many are waiting, and what `answerQuery` throws.
   */
  answer(task: WorkerTask): Promise<QueryAnswer>
  /** Ends the workers; what they were doing is answered with a 503. */
  close(): Promise<void>
}

/** Workers at most: one that runs away still leaves one. */
const MAX_WORKERS = 2

/** Queries that may wait for a worker. */
const MAX_WAITING = 100

/** Memory of one worker in megabytes: its copy of the documents and what a query makes of them. */
const MAX_MEMORY = 1_024

/** Milliseconds that a worker may take to read a dataset. */
const LOAD_TIME = 60_000

/** Milliseconds beyond the budget before a worker that does not look at the clock is ended. */
const GRACE = 100

/** Milliseconds after which a worker that has nothing to do gives its memory back. */
const IDLE_TIME = 60_000

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const WORKER_FILE = new URL(`./queryWorker.${EXTENSION}`, import.meta.url)

interface Job {
  task: WorkerTask
  resolve: (answer: QueryAnswer) => void
  reject: (error: Error) => void
}

interface Slot {
  worker: Worker
  job: Job | undefined
  timer: NodeJS.Timeout | undefined
}

/** Makes a pool; workers start when they are needed. */
export function createQueryPool(): QueryPool {
  const slots = new Set<Slot>()
  const waiting: Job[] = []
  const ending = new Set<Promise<unknown>>()

  const end = (slot: Slot, error: Error): void => {
    if (!slots.delete(slot)) return
    clearTimeout(slot.timer)
    slot.job?.reject(error)
    const ended = slot.worker.terminate()
    ending.add(ended)
    void ended.finally(() => ending.delete(ended))
    dispatch()
  }
  /** Ends a worker whose query ran away; whoever asks next does not wait for another one to start. */
  const stop = (slot: Slot, error: Error): void => {
    end(slot, error)
    if (slots.size === 0) start()
  }
  const after = (slot: Slot, milliseconds: number, work: () => void): void => {
    clearTimeout(slot.timer)
    slot.timer = setTimeout(work, milliseconds)
    slot.timer.unref()
  }
  const rest = (slot: Slot): void =>
    after(slot, IDLE_TIME, () => end(slot, new Error('It had nothing to do')))
  const settle = (slot: Slot, answer: Exclude<WorkerAnswer, {kind: 'started'}>): void => {
    const {job} = slot
    slot.job = undefined
    rest(slot)
    if (answer.kind === 'answer') job?.resolve(answer.answer)
    else job?.reject(errorOf(answer))
    dispatch()
  }
  const start = (): Slot => {
    const resourceLimits = {maxOldGenerationSizeMb: MAX_MEMORY}
    const worker = new Worker(WORKER_FILE, {resourceLimits, execArgv: [], env: {}})
    const slot: Slot = {worker, job: undefined, timer: undefined}
    worker.on('message', (answer: WorkerAnswer) => {
      if (answer.kind !== 'started') settle(slot, answer)
      else if (slot.job) after(slot, answer.left + GRACE, () => stop(slot, tookTooLong()))
    })
    worker.on('error', (error) =>
      isOutOfMemory(error) ? stop(slot, tookTooMuch()) : end(slot, error),
    )
    worker.unref()
    slots.add(slot)
    rest(slot)
    return slot
  }
  const dispatch = (): void => {
    while (waiting.length > 0) {
      const idle = [...slots].find(({job}) => job === undefined)
      const slot = idle ?? (slots.size < MAX_WORKERS ? start() : undefined)
      const job = slot && waiting.shift()
      if (!slot || !job) return
      slot.job = job
      after(slot, LOAD_TIME, () => stop(slot, tookTooLong()))
      slot.worker.postMessage(job.task)
    }
  }

  return {
    answer: (task) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= MAX_WAITING) return reject(tooBusy())
        waiting.push({task, resolve, reject})
        dispatch()
      }),
    async close() {
      for (const job of waiting.splice(0)) job.reject(tooBusy())
      for (const slot of slots) end(slot, tooBusy())
      await Promise.all(ending)
    },
  }
}

function errorOf(answer: Extract<WorkerAnswer, {kind: 'refusal' | 'failure'}>): Error {
  if (answer.kind === 'failure') return new Error(`A query worker failed: ${answer.reason}`)
  return new LakeError(answer.status, answer.message, answer.body)
}

function tookTooLong(): Error {
  return queryError(408, 'The query took too long and was stopped')
}

function tookTooMuch(): Error {
  return queryError(400, 'The query needs too much memory')
}

function tooBusy(): Error {
  return httpError(503, 'Too many expensive queries are running: try again later')
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
