import {Worker} from 'node:worker_threads'

import type {Log} from '../lake.ts'
import type {DatasetStore} from './types.ts'
import type {Finding} from './verifyWorker.ts'

/** Verifies the files of open datasets beside everything else, one at a time. */
export interface BackgroundChecks {
  /**
   * Has a file verified a while after it was opened, and then every day.
   * @param onDamage called when what finds documents is damaged.
   */
  watch(store: DatasetStore, onDamage: () => void): void
  /** No longer verifies a file. */
  unwatch(store: DatasetStore): void
  close(): Promise<void>
}

/** Milliseconds between opening a dataset and the first check: what is asked first comes first. */
const DELAY = 10_000

/** Milliseconds between two checks. */
const INTERVAL = 86_400_000

/** Milliseconds that a check may take; 100 MB take two to three seconds of a processor. */
const TIME_LIMIT = 600_000

/** Problems of one file that are logged one by one. */
const MAX_LOGGED = 10

const EXTENSION = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
const WORKER_FILE = new URL(`./verifyWorker.${EXTENSION}`, import.meta.url)

/** Makes the checks; a worker runs only while there is something to check. */
export function createBackgroundChecks(log: Log, delay = DELAY): BackgroundChecks {
  const timers = new Map<DatasetStore, NodeJS.Timeout>()
  let running: Worker | undefined
  let queue = Promise.resolve()
  let isClosed = false

  const report = (store: DatasetStore, findings: readonly Finding[], onDamage: () => void) => {
    for (const {text} of findings.slice(0, MAX_LOGGED)) {
      log('error', {path: store.file, problem: text})
    }
    if (findings.length > MAX_LOGGED) {
      log('error', {path: store.file, problem: `${findings.length - MAX_LOGGED} more problems`})
    }
    const hidden = findings.filter(({damaged}) => damaged !== 'row')
    if (hidden.length === 0) return
    store.distrust(hidden.some(({damaged}) => damaged === 'list') ? 'list' : 'keys')
    onDamage()
  }
  const check = async (store: DatasetStore, onDamage: () => void): Promise<void> => {
    if (isClosed || !timers.has(store)) return
    const started = performance.now()
    try {
      running = startWorker(store.file)
      const findings = await resultOf(running)
      const ms = Math.round(performance.now() - started)
      log('verified', {path: store.file, problems: findings.length, ms})
      if (timers.has(store)) report(store, findings, onDamage)
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      if (!isClosed) log('error', {path: store.file, problem: 'could not be verified', reason})
    } finally {
      running = undefined
    }
  }
  const plan = (store: DatasetStore, onDamage: () => void, milliseconds: number): void => {
    const timer = setTimeout(() => {
      queue = queue.then(() => check(store, onDamage))
      plan(store, onDamage, INTERVAL)
    }, milliseconds)
    timer.unref()
    timers.set(store, timer)
  }

  return {
    watch: (store, onDamage) => plan(store, onDamage, delay),
    unwatch(store) {
      clearTimeout(timers.get(store))
      timers.delete(store)
    },
    async close() {
      isClosed = true
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
      await running?.terminate()
      await queue
    },
  }
}

function startWorker(file: string): Worker {
  const worker = new Worker(WORKER_FILE, {workerData: file, execArgv: [], env: {}})
  worker.unref()
  return worker
}

function resultOf(worker: Worker): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`it takes longer than ${TIME_LIMIT / 60_000} minutes`))
      void worker.terminate()
    }, TIME_LIMIT)
    timer.unref()
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => {
      clearTimeout(timer)
      reject(new Error('it was interrupted'))
    })
  })
}
