/** One question, from when it is asked until its answer is forgotten. */
interface Kept {
  promise: Promise<unknown>
  /** When it was answered; absent while it is not. */
  settled?: number
}

/** How long an answer is given again. React asks again at once after it waited; this is for that. */
const keptFor = 1000

/**
 * The questions that components ask one client. React forgets what a component that waits for the
 * first time has made, so the question cannot be kept in the component: it would be asked for ever.
 */
export class Answers {
  readonly #kept = new Map<string, Kept>()

  /** The answer to a question that is open or was answered a moment ago, failures included; else asks. */
  get<T>(question: string, ask: () => Promise<T>): Promise<T> {
    this.#forget()
    const known = this.#kept.get(question)
    // One question has one kind of answer: its name says what is asked.
    if (known) return known.promise as Promise<T>
    const promise = ask()
    const kept: Kept = {promise}
    const settle = () => {
      kept.settled = performance.now()
    }
    promise.then(settle, settle)
    this.#kept.set(question, kept)
    return promise
  }

  /** Forgets everything, so that the next question is asked anew. */
  clear(): void {
    this.#kept.clear()
  }

  #forget(): void {
    const now = performance.now()
    for (const [question, {settled}] of this.#kept) {
      if (settled !== undefined && now - settled > keptFor) this.#kept.delete(question)
    }
  }
}
