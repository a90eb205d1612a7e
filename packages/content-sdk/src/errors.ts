import type {Problem} from './problem.ts'

/** Every error the SDK throws, with what each one's details hold. Help: `docs/errors/<CODE>.md`. */
export interface ErrorDetails {
  /** `get` found no document with this id or slug. */
  NOT_FOUND: {type: string; key: string}
  /** The document asked for exists and is not valid. */
  INVALID_DOCUMENT: {id: string; type: string; problems: readonly Problem[]}
  /** The options of a client or source cannot work. */
  INVALID_OPTIONS: {option: string}
  /** The source did not answer: down, unreachable, or slower than the time limit. */
  SOURCE_UNREACHABLE: {source: string}
  /** The source answered that this client may not read. */
  SOURCE_REFUSED: {source: string; status: number}
  /** The source answered with something that is not content. `retryAfter`: milliseconds it asks to wait. */
  SOURCE_BROKEN: {source: string; status?: number; retryAfter?: number}
  /** All that the source could give is older than what was given before. */
  SOURCE_OUTDATED: {source: string}
  /** A signed bundle, delta, withdrawals feed or list of keys cannot be trusted, or not any more. */
  BUNDLE_REFUSED: {source: string; reason: string}
  /** The caller's signal aborted the request. */
  ABORTED: {source: string}
}

/** The name of an error, stable across versions. */
export type ErrorCode = keyof ErrorDetails

/**
 * What the SDK throws: for programmer mistakes, an unreachable source and broken answers. Expected
 * outcomes (untranslated, unreviewed, withdrawn, an unknown slug) are values, not errors.
 */
export class ContentError<C extends ErrorCode = ErrorCode> extends Error {
  override readonly name = 'ContentError'
  readonly code: C
  readonly details: ErrorDetails[C]
  /** Where the error is explained. */
  readonly help: string

  /**
   * @param code what went wrong
   * @param message what, where and what to do; never a token, never a patient's words
   * @param details facts a program can act on
   */
  constructor(code: C, message: string, details: ErrorDetails[C], options?: {cause?: unknown}) {
    super(message, options)
    this.code = code
    this.details = details
    this.help = `docs/errors/${code}.md`
  }
}

/** An error with one of these codes, told apart by its code. */
type OneOf<C extends ErrorCode> = {[K in C]: ContentError<K>}[C]

/**
 * Whether something is a {@link ContentError}, also one of another copy of this package or of another
 * realm. A `switch` over its `code` knows the type of its `details`.
 */
export function isContentError<C extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: C,
): error is OneOf<C> {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'ContentError' &&
    'code' in error &&
    (code === undefined || error.code === code)
  )
}
