import type {Dataset, TransactionAnswer, TransactionRequest} from './dataset.ts'
import {isRecord} from './document.ts'
import type {Lake} from './lake.ts'
import {SlowSelection} from './query/selectIds.ts'

/** Milliseconds that the query of a mutation may take in a worker. */
const BUDGET = 2_000

/** How many times it is asked anew because the documents changed meanwhile. */
const ATTEMPTS = 3

/**
 * Submits a request to a dataset. The query of its first mutation is answered in a worker when it takes
 * long, and counts if nothing was written meanwhile.
 * @throws what `Dataset.submit` throws, and a 408 for a query that takes too long.
 */
export async function submitRequest(
  {queryPool, clock}: Pick<Lake, 'queryPool' | 'clock'>,
  dataset: Dataset,
  request: TransactionRequest,
): Promise<TransactionAnswer> {
  const select = async ({query, params, key}: SlowSelection) => {
    const {version, project, name, store} = dataset
    const asked = {
      query,
      params,
      perspective: 'raw',
      visibility: 'all',
      identity: request.author,
      now: clock().toISOString(),
      project,
      dataset: name,
      ids: true,
    } as const
    const {result} = await queryPool.answer({file: store.file, request: asked, budget: BUDGET})
    return {key, version, ids: readIds(Buffer.concat(result).toString())}
  }
  let selected: TransactionRequest['selected']
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await dataset.submit(selected ? {...request, selected} : request)
    } catch (error) {
      if (!(error instanceof SlowSelection) || attempt === ATTEMPTS) throw error
      selected = await select(error)
    }
  }
}

function readIds(json: string): string[] {
  const ids: unknown = JSON.parse(json)
  if (Array.isArray(ids)) return ids.filter((id) => typeof id === 'string')
  throw new Error(
    `A worker answered with ${isRecord(ids) ? 'an object' : typeof ids}, not with ids`,
  )
}
