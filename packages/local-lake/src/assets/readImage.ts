import sharp from 'sharp'

import type {JsonObject} from '../document.ts'
import {httpError} from '../errors.ts'
import {looksLikeSvg, svgProblem} from './checkSvg.ts'
import {blurHash, thumbHash} from './imageHashes.ts'
import {imagePalette} from './imagePalette.ts'
import {stripMetadata} from './stripMetadata/stripMetadata.ts'

/** Largest picture that is decoded, in pixels; a small file can claim to be much larger. */
export const MAX_PIXELS = 100_000_000

/** Formats that are taken, with the extension and type they get. */
const FORMATS: Record<string, {extension: string; mimeType: string}> = {
  jpeg: {extension: 'jpg', mimeType: 'image/jpeg'},
  png: {extension: 'png', mimeType: 'image/png'},
  webp: {extension: 'webp', mimeType: 'image/webp'},
  gif: {extension: 'gif', mimeType: 'image/gif'},
  tiff: {extension: 'tif', mimeType: 'image/tiff'},
  avif: {extension: 'avif', mimeType: 'image/avif'},
  svg: {extension: 'svg', mimeType: 'image/svg+xml'},
}

/** A picture that is fit to be stored. */
export interface ReadImage {
  /** The bytes to store: the picture without what it says about its making. */
  bytes: Buffer
  extension: string
  mimeType: string
  width: number
  height: number
  /** The `metadata` of its asset document. */
  metadata: JsonObject
}

/**
 * Looks into an uploaded picture. What it is called and said to be plays no part.
 * @throws 400 when it is no picture, damaged, too large to decode, or an SVG that could run
 *   something.
 */
export async function readImage(upload: Buffer): Promise<ReadImage> {
  if (upload.length === 0) throw invalid('the file is empty')
  const problem = looksLikeSvg(upload) ? svgProblem(upload) : undefined
  if (problem !== undefined) throw invalid(`the SVG contains ${problem}`)
  const header = await sharp(upload, {limitInputPixels: false})
    .metadata()
    .catch(() => undefined)
  const name = header?.format === 'heif' && header.compression === 'av1' ? 'avif' : header?.format
  const format = name === undefined ? undefined : FORMATS[name]
  if (!header || name === undefined || !format) throw invalid('it is not a picture of a known kind')
  if (name === 'svg' && !looksLikeSvg(upload)) throw invalid('the SVG is hidden inside other text')
  const {width, height} = uprightSize(header)
  if (width * height > MAX_PIXELS) throw invalid(`it has more than ${MAX_PIXELS} pixels`)
  try {
    const bytes = name === 'svg' ? upload : await stripMetadata(upload, name)
    const metadata = await describe(bytes, header, {width, height})
    return {bytes, ...format, width, height, metadata}
  } catch (error) {
    throw invalid(error instanceof Error ? error.message : 'it can not be decoded')
  }
}

function invalid(reason: string) {
  return httpError(400, `Invalid image: ${reason}`)
}

/** Width and height as seen, after the orientation; of one frame of an animation. */
function uprightSize({width, height, pageHeight, orientation}: sharp.Metadata) {
  const frame = pageHeight ?? height
  const lying = orientation !== undefined && orientation >= 5
  return lying ? {width: frame, height: width} : {width, height: frame}
}

async function describe(
  bytes: Buffer,
  header: sharp.Metadata,
  {width, height}: {width: number; height: number},
): Promise<JsonObject> {
  // Decodes everything once, so that a truncated file is noticed now and not by a reader.
  const {isOpaque} = await sharp(bytes, {failOn: 'truncated'}).stats()
  return {
    _type: 'sanity.imageMetadata',
    dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
    hasAlpha: header.hasAlpha,
    isOpaque,
    lqip: await preview(bytes, isOpaque),
    palette: await imagePalette(bytes),
    blurHash: await blurHash(bytes),
    thumbHash: await thumbHash(bytes),
  }
}

/** A picture of 20 pixels' width as a data address, to show while the real one loads. */
async function preview(bytes: Buffer, isOpaque: boolean): Promise<string> {
  const small = sharp(bytes).rotate().resize(20)
  if (isOpaque) {
    const jpeg = await small.jpeg({quality: 40}).toBuffer()
    return `data:image/jpeg;base64,${jpeg.toString('base64')}`
  }
  const png = await small.png().toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}
