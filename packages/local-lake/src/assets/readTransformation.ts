import {validationError} from '../errors.ts'

/** Widest and highest picture that is made, in pixels. */
const MAX_SIDE = 8192

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
const CROPS = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'] as const
/** Formats that can be asked for with `fm`. */
export const FORMATS = ['jpg', 'pjpg', 'png', 'webp', 'avif', 'gif'] as const

type Fit = (typeof FITS)[number]
/** What to keep when a picture is cropped. */
export type Crop = (typeof CROPS)[number]
/** A format that pictures are made in. */
export type OutputFormat = (typeof FORMATS)[number]

/** A part of a picture, in pixels. */
export interface Region {
  left: number
  top: number
  width: number
  height: number
}

/** What a picture's address asks for, checked. */
export interface Transformation {
  width: number | undefined
  height: number | undefined
  fit: Fit
  crop: Crop[]
  rect: Region | undefined
  focalPoint: {x: number; y: number}
  format: OutputFormat | undefined
  /** The reader takes newer formats (`auto=format`); `format` goes first. */
  auto: boolean
  quality: number
  blur: number | undefined
  sharpen: number | undefined
  background: string | undefined
  /** Degrees, clockwise. */
  orientation: number
  flip: string
  invert: boolean
  /** Limits of the width and height. */
  maxWidth: number | undefined
  maxHeight: number | undefined
  minWidth: number | undefined
  minHeight: number | undefined
  /** From -100 (grey) over 0 (as it is) to 100. */
  saturation: number | undefined
  /** Pixels of background around the picture, within its width and height. */
  padding: number | undefined
  /** Only the first picture of an animation. */
  still: boolean
}

/**
 * Reads the query of a picture's address (`w h fit crop rect fp-x fp-y fm auto q dpr blur sharp
 * bg or flip invert max-w max-h min-w min-h sat pad frame`).
 * @returns `undefined` when it asks for the picture as it is stored.
 * @throws a 400 that names the parameter.
 */
export function readTransformation(query: Record<string, string>): Transformation | undefined {
  const number = (name: string, min: number, max: number): number | undefined => {
    const text = query[name]
    if (text === undefined || text === '') return undefined
    const value = Number(text)
    if (Number.isFinite(value) && value >= min && value <= max) return value
    throw validationError(`Invalid value for "${name}": it must be a number from ${min} to ${max}`)
  }
  const choice = <Name extends string>(
    name: string,
    allowed: readonly Name[],
  ): Name | undefined => {
    const text = query[name]
    if (text === undefined || text === '') return undefined
    const found = allowed.find((one) => one === text)
    if (found !== undefined) return found
    throw validationError(`Invalid value for "${name}": use ${allowed.join(', ')}`)
  }
  const dpr = number('dpr', 0.1, 5) ?? 1
  const side = (name: string): number | undefined => {
    const value = number(name, 1, MAX_SIDE)
    return value === undefined ? undefined : Math.min(Math.round(value * dpr), MAX_SIDE)
  }
  if (!Object.keys(query).some((name) => KNOWN.has(name))) return undefined
  const bg = query.bg
  if (bg !== undefined && !/^[0-9a-f]{3,8}$/i.test(bg)) {
    throw validationError('Invalid value for "bg": use hexadecimal digits')
  }
  return {
    width: side('w'),
    height: side('h'),
    maxWidth: side('max-w'),
    maxHeight: side('max-h'),
    minWidth: side('min-w'),
    minHeight: side('min-h'),
    saturation: number('sat', -100, 100),
    padding: side('pad'),
    still: number('frame', 1, 1) === 1,
    fit: choice('fit', FITS) ?? (query.crop ? 'crop' : 'clip'),
    crop: (query.crop ?? 'center').split(',').map((one) => readCrop(one)),
    rect: readRect(query.rect),
    format: choice('fm', FORMATS),
    focalPoint: {x: number('fp-x', 0, 1) ?? 0.5, y: number('fp-y', 0, 1) ?? 0.5},
    auto: query.auto === 'format',
    quality: number('q', 0, 100) ?? 75,
    blur: number('blur', 0, 2000),
    sharpen: number('sharp', 0, 100),
    background: bg === undefined ? undefined : `#${bg}`,
    orientation: Number(choice('or', ['0', '90', '180', '270']) ?? 0),
    flip: query.flip ?? '',
    invert: query.invert === 'true',
  }
}

const KNOWN = new Set(
  'w h fit crop rect fp-x fp-y fm auto q dpr blur sharp bg or flip invert max-w max-h min-w min-h sat pad frame'.split(
    ' ',
  ),
)

function readCrop(text: string): Crop {
  const found = CROPS.find((one) => one === text)
  if (found !== undefined) return found
  throw validationError(`Invalid value for "crop": use ${CROPS.join(', ')}`)
}

function readRect(text: string | undefined): Transformation['rect'] {
  if (text === undefined) return undefined
  const [left, top, width, height, more] = text.split(',').map((one) => Math.round(Number(one)))
  const sides = [left, top, width, height]
  if (more === undefined && sides.every((side) => side !== undefined && side >= 0)) {
    if (left !== undefined && top !== undefined && width && height) {
      return {left, top, width, height}
    }
  }
  throw validationError('Invalid value for "rect": use left,top,width,height in pixels')
}
