import sharp, {type Sharp, type SharpOptions} from 'sharp'

import {MAX_PIXELS} from './readImage.ts'
import {
  type Crop,
  FORMATS,
  type OutputFormat,
  type Region,
  type Transformation,
} from './readTransformation.ts'

/** A picture made for one address. */
export interface TransformedImage {
  bytes: Buffer
  mimeType: string
}

/**
 * Makes the picture that an address asks for. Widths, heights and fits mean what they mean to
 * imgix, whose names the addresses use.
 * @param accept the `Accept` header, for `auto=format`.
 */
export async function transformImage(
  source: Buffer,
  wanted: Transformation,
  accept: string,
): Promise<TransformedImage> {
  const {input, header} = await open(source, wanted)
  const format = outputFormat(wanted, accept, header.format)
  const whole = uprightRegion(header)
  const region = inside(wanted.rect, whole)
  const cutting = wanted.rect !== undefined || wanted.crop.includes('focalpoint')
  const moving = (format === 'gif' || format === 'webp') && !cutting && !wanted.orientation
  const animated = moving && !wanted.still && (header.pages ?? 1) > 1
  let image = sharp(source, {...input, animated}).autoOrient()
  const {padding} = wanted
  image = resize(image, padding === undefined ? wanted : within(wanted, padding), region, cutting)
  if (padding !== undefined) {
    const background =
      wanted.background ?? (format === 'jpg' || format === 'pjpg' ? '#ffffff' : CLEAR)
    const sides = {top: padding, bottom: padding, left: padding, right: padding}
    image = sharp(await image.png().toBuffer()).extend({...sides, background})
  }
  // Turning comes after scaling, which takes a pipeline of its own.
  if (wanted.orientation) image = sharp(await image.png().toBuffer()).rotate(wanted.orientation)
  if (wanted.flip.includes('h')) image = image.flop()
  if (wanted.flip.includes('v')) image = image.flip()
  if (wanted.saturation) image = image.modulate({saturation: 1 + wanted.saturation / 100})
  if (wanted.invert) image = image.negate({alpha: false})
  if (wanted.blur) image = image.blur(Math.max(0.3, wanted.blur / 10))
  if (wanted.sharpen) image = image.sharpen({sigma: Math.max(0.01, wanted.sharpen / 10)})
  if (wanted.background) image = image.flatten({background: wanted.background})
  return encode(image, format, wanted.quality)
}

/** Most pixels that an SVG is drawn with; what is larger is enlarged from there. */
const MAX_DRAWN = 16_000_000

/** An SVG has one pixel for each of its units at this density. */
const ONE_TO_ONE = 72

/** How a picture is read, and its header; an SVG is drawn as large as it is wanted, to be as sharp. */
async function open(source: Buffer, wanted: Transformation) {
  const plain: SharpOptions = {limitInputPixels: MAX_PIXELS}
  const header = await sharp(source, plain).metadata()
  if (header.format !== 'svg') return {input: plain, header}
  const {width: own, height: tall} = header
  const {fit, rect, width = own, height = tall} = wanted
  const keepsSize = rect !== undefined || fit === 'max' || fit === 'min' || fit === 'fillmax'
  const most = Math.sqrt(MAX_DRAWN / (own * tall))
  const scale = keepsSize ? 1 : Math.min(most, Math.max(width / own, height / tall))
  const input = {...plain, density: ONE_TO_ONE * Math.max(1, scale)}
  return {input, header: await sharp(source, input).metadata()}
}

const CLEAR = {r: 0, g: 0, b: 0, alpha: 0}

/** What is left of a width and height inside a padding. */
function within(wanted: Transformation, padding: number): Transformation {
  const side = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : Math.max(1, value - 2 * padding)
  return {...wanted, width: side(wanted.width), height: side(wanted.height)}
}

/** The whole picture as it is seen, after its orientation; one frame of an animation. */
function uprightRegion({width, height, pageHeight, orientation}: sharp.Metadata): Region {
  const frame = pageHeight ?? height
  const lying = orientation !== undefined && orientation >= 5
  return lying
    ? {left: 0, top: 0, width: frame, height: width}
    : {left: 0, top: 0, width, height: frame}
}

/** A rectangle may reach over the edge; what lies outside is left out. */
function inside(rect: Region | undefined, whole: Region): Region {
  if (!rect) return whole
  const left = Math.min(rect.left, whole.width - 1)
  const top = Math.min(rect.top, whole.height - 1)
  return {
    left,
    top,
    width: Math.min(rect.width, whole.width - left),
    height: Math.min(rect.height, whole.height - top),
  }
}

interface Box {
  width?: number
  height?: number
}

function box(width: number | undefined, height: number | undefined): Box {
  return {...(width === undefined ? {} : {width}), ...(height === undefined ? {} : {height})}
}

function resize(image: Sharp, wanted: Transformation, region: Region, cutting: boolean): Sharp {
  const {fit, maxWidth, maxHeight} = wanted
  const {width, height} = limited(wanted, region)
  const focused = fit === 'crop' && wanted.crop.includes('focalpoint')
  if (focused && width !== undefined && height !== undefined) {
    const around = regionAround(wanted.focalPoint, width / height, region)
    return image.extract(around).resize({width, height, fit: 'fill'})
  }
  const cut = cutting ? image.extract(region) : image
  if (width === undefined && height === undefined) {
    if (maxWidth === undefined && maxHeight === undefined) return cut
    return cut.resize({...box(maxWidth, maxHeight), fit: 'inside', withoutEnlargement: true})
  }
  const target = box(width, height)
  if (fit === 'crop' || fit === 'min') {
    const size = fit === 'min' ? shrink(target, region) : target
    return cut.resize({...size, fit: 'cover', position: cropPosition(wanted.crop)})
  }
  if (fit === 'scale') return cut.resize({...target, fit: 'fill'})
  if (fit === 'fill' || fit === 'fillmax') {
    const background = wanted.background ?? '#ffffff'
    const withoutEnlargement = fit === 'fillmax'
    return cut.resize({...target, fit: 'contain', background, withoutEnlargement})
  }
  return cut.resize({...target, fit: 'inside', withoutEnlargement: fit === 'max'})
}

/**
 * With `fit=crop` one side may be left open between a least and a most; it then follows the
 * proportions of the picture as far as those limits let it.
 */
function limited(wanted: Transformation, own: Region): Pick<Transformation, 'width' | 'height'> {
  const {fit, width, height, minWidth, maxWidth, minHeight, maxHeight} = wanted
  if (fit !== 'crop' || (width === undefined) === (height === undefined)) return {width, height}
  const clamp = (value: number, least = 1, most = Number.POSITIVE_INFINITY): number =>
    Math.round(Math.min(Math.max(value, least), most))
  if (width !== undefined) {
    return {width, height: clamp((width * own.height) / own.width, minHeight, maxHeight)}
  }
  const free = ((height ?? own.height) * own.width) / own.height
  return {height, width: clamp(free, minWidth, maxWidth)}
}

/** `fit=min` keeps the proportions that are asked for and never enlarges. */
function shrink({width, height}: Box, own: Region): Box {
  const factor = Math.min(1, own.width / (width ?? own.width), own.height / (height ?? own.height))
  const scaled = (side: number | undefined): number | undefined =>
    side === undefined ? undefined : Math.max(1, Math.round(side * factor))
  return box(scaled(width), scaled(height))
}

function cropPosition(crop: readonly Crop[]): string {
  if (crop.includes('entropy')) return 'entropy'
  // sharp names corners "right top", in this order.
  const sides = (['right', 'left', 'top', 'bottom'] as const).filter((side) => crop.includes(side))
  return sides.length > 0 ? sides.slice(0, 2).join(' ') : 'centre'
}

/** The largest part with some proportions that has the focal point as near its middle as it gets. */
function regionAround(focus: {x: number; y: number}, ratio: number, own: Region): Region {
  const width = Math.max(1, Math.round(Math.min(own.width, own.height * ratio)))
  const height = Math.max(1, Math.round(Math.min(own.height, own.width / ratio)))
  const place = (share: number, whole: number, size: number): number =>
    Math.round(Math.min(Math.max(share * whole - size / 2, 0), whole - size))
  return {
    left: own.left + place(focus.x, own.width, width),
    top: own.top + place(focus.y, own.height, height),
    width,
    height,
  }
}

function outputFormat(
  wanted: Transformation,
  accept: string,
  own: string | undefined,
): OutputFormat {
  if (wanted.format) return wanted.format
  if (wanted.auto && accept.includes('image/avif') && own !== 'gif') return 'avif'
  if (wanted.auto && accept.includes('image/webp')) return 'webp'
  return FORMATS.find((format) => format === own) ?? (own === 'jpeg' ? 'jpg' : 'png')
}

async function encode(
  image: Sharp,
  format: OutputFormat,
  quality: number,
): Promise<TransformedImage> {
  const q = Math.max(1, Math.round(quality))
  const onWhite = (): Sharp => image.flatten({background: '#ffffff'})
  const encoders = {
    jpg: () => onWhite().jpeg({quality: q}),
    pjpg: () => onWhite().jpeg({quality: q, progressive: true}),
    png: () => image.png(),
    webp: () => image.webp({quality: q}),
    avif: () => image.avif({quality: q, effort: 2}),
    gif: () => image.gif(),
  }
  const mimeType = `image/${format === 'jpg' || format === 'pjpg' ? 'jpeg' : format}`
  return {bytes: await encoders[format]().toBuffer(), mimeType}
}
