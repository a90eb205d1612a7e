import {expect, test} from 'vitest'

import {cardWidth, keepScale, readScale} from '../src/screenScale.ts'
import {knownSizes, pixelsOf} from '../src/trueSize.ts'

function memory() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  }
}

test('20 mm on a screen of 3.78 pixels a millimetre are 75.6 pixels', () => {
  const storage = memory()
  keepScale(storage, 3.78 * cardWidth, 1)
  const scale = readScale(storage, 1)
  expect(pixelsOf({widthMm: 20}, scale)?.width).toBeCloseTo(75.6, 1)
  expect(pixelsOf({heightMm: 20}, scale)?.height).toBeCloseTo(75.6, 1)
})

test('without a measure, with another zoom, or without a size nothing is shown at true size', () => {
  const storage = memory()
  expect(readScale(storage, 1)).toBeUndefined()
  keepScale(storage, 3.78 * cardWidth, 1)
  expect(readScale(storage, 2)).toBeUndefined()
  expect(pixelsOf({widthMm: 20}, undefined)).toBeUndefined()
  expect(pixelsOf({}, 3.78)).toBeUndefined()
  expect(pixelsOf(undefined, 3.78)).toBeUndefined()
})

test.each(['', 'x y', 'Infinity 1', '0.5 1', '50 1', '{}'])(
  'the text “%s” is no measure',
  (text) => {
    expect(readScale({getItem: () => text}, 1)).toBeUndefined()
  },
)

test('sizes are known of pictures that claim to be shown at actual size, wherever they are', () => {
  const picture = (id: string, more: object) => ({image: {asset: {_ref: id}}, ...more})
  const units = {
    devices: {
      value: [{media: picture('image-a', {claimsActualSize: true, physicalWidthMm: 20})}],
    },
    media: {value: picture('image-b', {physicalWidthMm: 20})},
    more: {value: picture('image-c', {claimsActualSize: true})},
  }
  expect([...knownSizes(units)]).toEqual([
    ['image-a', {widthMm: 20}],
    ['image-c', {}],
  ])
})
