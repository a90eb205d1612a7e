import {encode} from 'blurhash'
import sharp from 'sharp'
import {rgbaToThumbHash} from 'thumbhash'

/** Pixels along the longer side that a BlurHash is made of; it tells no more than a dozen apart. */
const BLUR_SIZE = 32

/** Pixels along the longer side that a ThumbHash can be made of at most. */
const THUMB_SIZE = 100

/** A few colours of a picture as a short text (https://blurha.sh). */
export async function blurHash(bytes: Uint8Array): Promise<string> {
  const {pixels, width, height} = await shrunk(bytes, BLUR_SIZE)
  return encode(new Uint8ClampedArray(pixels), width, height, 4, 3)
}

/** A few colours of a picture with its shape, in base64 (https://evanw.github.io/thumbhash). */
export async function thumbHash(bytes: Uint8Array): Promise<string> {
  const {pixels, width, height} = await shrunk(bytes, THUMB_SIZE)
  return Buffer.from(rgbaToThumbHash(width, height, pixels)).toString('base64')
}

/** A picture as it is seen, small, four bytes a pixel. */
async function shrunk(bytes: Uint8Array, size: number) {
  const {data, info} = await sharp(bytes)
    .rotate()
    .resize(size, size, {fit: 'inside'})
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  return {pixels: data, width: info.width, height: info.height}
}
