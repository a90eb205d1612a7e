/** Every error the SDK throws, with what each one's details hold. Help: `docs/errors/<CODE>.md`. */
export interface ErrorDetails {
  /** `get` found no document with this id or slug. */
  NOT_FOUND: {type: string; key: string}
  /** The options of a client or source cannot work. */
  INVALID_OPTIONS: {option: string}
  /** The source did not answer: down, unreachable, or slower than the time limit. */
  SOURCE_UNREACHABLE: {source: string}
  /** The source answered that this client may not read. */
  SOURCE_REFUSED: {source: string; status: number}
  /** The source answered with something that is not content. */
  SOURCE_BROKEN: {source: string; status?: number}
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

/** Whether something is a {@link ContentError}, also one of another copy of this package. */
export function isContentError<C extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: C,
): error is ContentError<C> {
  return (
    error instanceof Error &&
    error.name === 'ContentError' &&
    'code' in error &&
    (code === undefined || error.code === code)
  )
}
