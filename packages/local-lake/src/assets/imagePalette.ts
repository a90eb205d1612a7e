import sharp from 'sharp'

import type {JsonObject} from '../document.ts'

interface Swatch {
  red: number
  green: number
  blue: number
  /** Percent of the picture. */
  population: number
}

/** What each named swatch looks for: saturation and lightness, both from 0 to 1. */
const TARGETS = {
  vibrant: {saturation: 1, lightness: 0.5},
  lightVibrant: {saturation: 1, lightness: 0.74},
  darkVibrant: {saturation: 1, lightness: 0.26},
  muted: {saturation: 0.3, lightness: 0.5},
  lightMuted: {saturation: 0.3, lightness: 0.74},
  darkMuted: {saturation: 0.3, lightness: 0.26},
} as const

/** The colours of a picture, as `metadata.palette` of an image asset. */
export async function imagePalette(bytes: Buffer): Promise<JsonObject> {
  const swatches = await readSwatches(bytes)
  const palette: JsonObject = {_type: 'sanity.imagePalette', dominant: describe(swatches[0])}
  for (const [name, target] of Object.entries(TARGETS)) {
    const distance = (swatch: Swatch): number => {
      const {saturation, lightness} = saturationAndLightness(swatch)
      return Math.abs(saturation - target.saturation) + 2 * Math.abs(lightness - target.lightness)
    }
    palette[name] = describe(swatches.toSorted((a, b) => distance(a) - distance(b))[0])
  }
  return palette
}

/** The mean colours of groups of similar pixels, most frequent first. */
async function readSwatches(bytes: Buffer): Promise<Swatch[]> {
  const {data} = await sharp(bytes)
    .resize(64, 64, {fit: 'inside'})
    .flatten({background: '#ffffff'})
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({resolveWithObject: true})
  const groups = new Map<number, [red: number, green: number, blue: number, count: number]>()
  for (let at = 0; at + 2 < data.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    const key = ((red >> 5) << 6) | ((green >> 5) << 3) | (blue >> 5)
    const [r, g, b, count] = groups.get(key) ?? [0, 0, 0, 0]
    groups.set(key, [r + red, g + green, b + blue, count + 1])
  }
  return [...groups.values()]
    .toSorted((a, b) => b[3] - a[3])
    .map(([red, green, blue, count]) => ({
      red: Math.round(red / count),
      green: Math.round(green / count),
      blue: Math.round(blue / count),
      population: Math.round((count * 30_000) / data.length) / 100,
    }))
}

function saturationAndLightness({red, green, blue}: Swatch) {
  const max = Math.max(red, green, blue) / 255
  const min = Math.min(red, green, blue) / 255
  const lightness = (max + min) / 2
  const range = 1 - Math.abs(2 * lightness - 1)
  return {saturation: range === 0 ? 0 : (max - min) / range, lightness}
}

function describe(swatch: Swatch | undefined): JsonObject {
  const {red, green, blue, population} = swatch ?? {red: 0, green: 0, blue: 0, population: 0}
  const luminance = (0.299 * red + 0.587 * green + 0.114 * blue) / 255
  const readable = luminance > 0.5 ? '#000' : '#fff'
  const hex = [red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${hex}`,
    foreground: readable,
    title: readable,
    population,
  }
}
