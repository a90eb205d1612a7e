import {type BenchDocument, lakeDocuments} from './lakeDocuments.ts'

/** How many documents the point queries over HTTP are asked for. */
export const MEASURED = 100

/** Documents of 37 kB of JSON with the ids `measured-<number>`. */
export function measuredDocuments(): BenchDocument[] {
  const [procedure] = lakeDocuments(40).filter(({_type}) => _type === 'procedure')
  if (!procedure) throw new Error('There is no procedure.')
  const missing = 37_000 - JSON.stringify(procedure).length
  return Array.from({length: MEASURED}, (_, number) => ({
    ...procedure,
    _id: `measured-${number}`,
    risks: [],
    more: 'x'.repeat(missing),
  }))
}
