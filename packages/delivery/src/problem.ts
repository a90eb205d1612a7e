import {isContentError} from '@jakamy/content-sdk'

/** A refusal as RFC 9457 has it. `detail` says what to do; it never repeats what was sent. */
export interface Problem {
  status: number
  title: string
  detail: string
  /** The parameter that is meant. */
  parameter?: string
  /** What readers are told instead of a withdrawn text. */
  messages?: readonly string[]
  /** What programs go by where one status has several reasons. */
  code?: string
  /** What is wrong with which answer of a form, in its language. */
  errors?: readonly {name: string; message: string}[]
}

const titles: Readonly<Record<number, string>> = {
  400: 'The request cannot work',
  403: 'Not allowed',
  404: 'Not found',
  405: 'This method is not possible here',
  406: 'Not available in this form',
  408: 'Too slow',
  409: 'Already sent',
  410: 'Withdrawn',
  413: 'Too long',
  415: 'Not JSON',
  422: 'The answers do not fit the form',
  429: 'Too many requests',
  431: 'Too long',
  500: 'Something went wrong here',
  503: 'Not possible right now',
}

/** What a handler throws to refuse. */
export class Refusal extends Error {
  readonly problem: Problem
  readonly headers: Readonly<Record<string, string>>

  constructor(
    status: number,
    detail: string,
    more: Omit<Problem, 'status' | 'title' | 'detail'> = {},
    headers: Readonly<Record<string, string>> = {},
    options: {cause?: unknown} = {},
  ) {
    super(detail, options)
    this.problem = {status, title: titles[status] ?? 'Refused', detail, ...more}
    this.headers = headers
  }
}

/** Any failure as an answer. Nothing of the failure itself is told: it may name what readers must not know. */
export function problemResponse(error: unknown): Response {
  const {problem, headers} = error instanceof Refusal ? error : refusalOf(error)
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'content-language': 'en',
      'cache-control': problem.status === 404 || problem.status === 410 ? 'no-cache' : 'no-store',
      ...headers,
    },
  })
}

function refusalOf(error: unknown): Refusal {
  if (isContentError(error) && /^(SOURCE_|BUNDLE_|ABORTED)/.test(error.code)) {
    return new Refusal(503, 'Try again later.', {}, {'retry-after': '5'})
  }
  return new Refusal(500, 'The failure was logged. Try again, or tell whoever runs this server.')
}
