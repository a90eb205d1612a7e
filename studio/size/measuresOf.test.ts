import {describe, expect, it} from 'vitest'

import {deviceMeasures, pictureMeasures} from './measuresOf.ts'

describe('deviceMeasures', () => {
  it.each([
    [
      {lengthMm: 20, diameterMm: 3},
      {width: 20, height: 3},
    ],
    [
      {lengthMm: 20, widthMm: 4},
      {width: 20, height: 4},
    ],
    [
      {lengthMm: 20, widthMm: 4, diameterMm: 3},
      {width: 20, height: 3},
    ],
    [{diameterMm: 3}, {width: 3, height: 3, isRound: true}],
    [{lengthMm: 20}, undefined],
    [{widthMm: 4}, undefined],
    [{lengthMm: 0, diameterMm: -1}, undefined],
    [
      {lengthMm: '20', diameterMm: 3},
      {width: 3, height: 3, isRound: true},
    ],
    [undefined, undefined],
  ])('%j is drawn as %j', (value, measures) => {
    expect(deviceMeasures(value)).toEqual(measures)
  })
})

describe('pictureMeasures', () => {
  it.each([
    [
      {physicalWidthMm: 90, physicalHeightMm: 60},
      {width: 90, height: 60},
    ],
    [{physicalWidthMm: 90}, undefined],
    [null, undefined],
  ])('%j is drawn as %j', (document, measures) => {
    expect(pictureMeasures(document)).toEqual(measures)
  })
})
