import sharp from 'sharp'

import {stripJpeg} from './jpeg.ts'
import {stripPng} from './png.ts'
import {stripWebp} from './webp.ts'

const LOSSLESS: Record<string, (bytes: Buffer) => Buffer> = {
  jpeg: stripJpeg,
  png: stripPng,
  webp: stripWebp,
}

/**
 * Takes out of a picture what it says about where, when and by whom it was made. JPEG, PNG and
 * WebP keep their exact pixels; GIF, TIFF and AVIF are encoded anew.
 * @param format as sharp names it.
 */
export async function stripMetadata(bytes: Buffer, format: string): Promise<Buffer> {
  const strip = LOSSLESS[format]
  if (strip) return strip(bytes)
  return sharp(bytes, {animated: true}).keepIccProfile().toBuffer()
}
