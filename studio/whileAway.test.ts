import {defer, firstValueFrom, of, throwError} from 'rxjs'
import {afterEach, beforeEach, expect, test, vi} from 'vitest'

import {retryWhileAway} from './whileAway.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const failures = (errors: unknown[]) =>
  defer(() => (errors.length === 0 ? of('answer') : throwError(() => errors.shift())))

test('row 44: a query goes on once the lake is back', async () => {
  const away = [new Error('ECONNREFUSED'), Object.assign(new Error(), {statusCode: 503})]
  const busy = Object.assign(new Error(), {statusCode: 429})
  const found = firstValueFrom(failures([...away, busy]).pipe(retryWhileAway()))
  await vi.advanceTimersByTimeAsync(10_000)
  await expect(found).resolves.toBe('answer')
})

test.each([400, 401, 403, 404])('a refusal with status %i is passed on', async (statusCode) => {
  const refused = Object.assign(new Error('refused'), {statusCode})
  await expect(firstValueFrom(failures([refused]).pipe(retryWhileAway()))).rejects.toBe(refused)
})
