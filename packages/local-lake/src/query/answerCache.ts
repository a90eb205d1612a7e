import type {QueryAnswer, QueryRequest} from './answerQuery.ts'

/** Answers that hold as long as nothing is written. */
export interface AnswerCache {
  /** @param version of the documents, which grows with every write. */
  get(request: QueryRequest, version: number): QueryAnswer | undefined
  set(request: QueryRequest, version: number, answer: QueryAnswer): void
}

/** Most characters of results that are kept, and most answers. */
const MAX_CHARACTERS = 16_000_000
const MAX_ANSWERS = 1_000

/** Makes an empty cache; a write empties it, and so does having too much in it. */
export function createAnswerCache(): AnswerCache {
  const answers = new Map<string, QueryAnswer>()
  let current = -1
  let characters = 0

  const empty = (): void => {
    answers.clear()
    characters = 0
  }

  return {
    get: (request, version) => (version === current ? answers.get(keyOf(request)) : undefined),
    set(request, version, answer) {
      // What tells the time has another answer every time.
      if (request.query.includes('now')) return
      const key = keyOf(request)
      const size = key.length + answer.result.length + (answer.resultSourceMap?.length ?? 0)
      if (size > MAX_CHARACTERS / 10) return
      const full = answers.size >= MAX_ANSWERS || characters + size > MAX_CHARACTERS
      if (version !== current || full) empty()
      current = version
      characters += size
      answers.set(key, answer)
    },
  }
}

/** All that the answer depends on besides the documents and the time. */
function keyOf(request: QueryRequest): string {
  const {query, params, perspective, visibility, identity, sourceMap} = request
  return JSON.stringify([query, params, perspective, visibility, identity, sourceMap])
}
