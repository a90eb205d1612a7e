import {describe, expect, it} from 'vitest'

import {keepScale, readScale} from './screenScale.ts'

function storage(initial?: string) {
  let kept = initial ?? null
  return {getItem: () => kept, setItem: (_key: string, value: string) => void (kept = value)}
}

describe('the scale of a screen', () => {
  it('is kept for the zoom it was measured at', () => {
    const kept = storage()
    expect(readScale(() => kept, 2)).toBeUndefined()
    expect(keepScale(() => kept, {pixelsPerMillimetre: 4.2, ratio: 2})).toBe(true)
    expect(readScale(() => kept, 2)).toEqual({pixelsPerMillimetre: 4.2, ratio: 2})
    expect(readScale(() => kept, 1)).toBeUndefined()
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
    expect(readScale(() => storage(text), 1)).toBeUndefined()
  })

  it('is not measured in a browser that keeps nothing', () => {
    const refuse = () => {
      throw new Error('[TEST] storage is off')
    }
    expect(readScale(refuse, 1)).toBeUndefined()
    expect(keepScale(refuse, {pixelsPerMillimetre: 4, ratio: 1})).toBe(false)
  })
})
