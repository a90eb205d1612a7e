import {expect, test} from 'vitest'

import {knownSizes, pixelsOf} from '../src/trueSize.ts'

test('20 mm on a screen of 3.78 pixels a millimetre are 75.6 pixels', () => {
  expect(pixelsOf({widthMm: 20}, 3.78)?.width).toBeCloseTo(75.6, 1)
  expect(pixelsOf({heightMm: 20}, 3.78)?.height).toBeCloseTo(75.6, 1)
})

test('without a measure or a size nothing is shown at true size', () => {
  expect(pixelsOf({widthMm: 20}, undefined)).toBeUndefined()
  expect(pixelsOf({}, 3.78)).toBeUndefined()
  expect(pixelsOf(undefined, 3.78)).toBeUndefined()
})

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
