import {describe, expect, it} from 'vitest'

import {keepScale, readScale} from './screenScale.ts'

function storage(initial?: string) {
  let kept = initial ?? null
  return {getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value)}
}

describe('the scale of a screen', () => {
  it('is kept for the browser it was measured in', () => {
    const kept = storage()
    expect(readScale(kept)).toBeUndefined()
    keepScale(kept, {pixelsPerMillimetre: 4.2, ratio: 2})
    expect(readScale(kept)).toEqual({pixelsPerMillimetre: 4.2, ratio: 2})
  })

  it.each([
    'nonsense',
    'null',
    '{}',
    '{"pixelsPerMillimetre":0,"ratio":1}',
    '{"pixelsPerMillimetre":4}',
    '{"pixelsPerMillimetre":"4","ratio":1}',
    '{"pixelsPerMillimetre":400,"ratio":1}',
  ])('is not measured when %s is kept', (text) => {
    expect(readScale(storage(text))).toBeUndefined()
  })
})
