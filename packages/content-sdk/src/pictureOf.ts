import {directionOf} from '@jakamy/schemas'

import {checkArgument} from './checkOptions.ts'
import {isRecord} from './isRecord.ts'
import type {Problem} from './problem.ts'
import type {Source, StoredImage} from './source.ts'

/** A picture as documents hold it: a media document, or anything with the same fields. */
export interface PictureMedia {
  _id?: string | undefined
  image?: StoredImage | undefined
  /** Text for people who cannot see it, in the language of the unit. */
  alt?: string | undefined
  /** Mere decoration, which needs no text. */
  decorative?: boolean | undefined
}

/** How a picture is shown. */
export interface PictureOptions {
  /** Where the address comes from: the source of the document. */
  source: Pick<Source, 'imageUrl'>
  /** The unit that shows it, or anything that tells the language of its words. */
  unit: {locale: string}
  /** The document, for its placeholders. */
  document?: {placeholders?: Readonly<Record<string, string>>}
  /** Widths in pixels to offer; those beyond the picture's own are left out. Default: 320 to 1920. */
  widths?: readonly number[]
  /** How wide the page shows it, e.g. `(min-width: 60rem) 40rem, 100vw`. Default `100vw`. */
  sizes?: string
}

/** Everything an `img` element needs. `width` and `height` are always there, so that a page does not jump. */
export interface Picture {
  src: string
  srcset: string
  sizes: string
  width: number
  height: number
  alt: string
  /** Language and direction of `alt`. */
  lang: string
  dir: 'ltr' | 'rtl'
  /** A tiny stand-in as a `data:` address, when the source has one. */
  placeholder?: string
}

/** A picture, or why it cannot be shown. */
export type PictureResult =
  | {status: 'ok'; picture: Picture}
  /** No file has been supplied yet. */
  | {status: 'absent'}
  /** It must not be shown like this; the problem says what to do. */
  | {status: 'broken'; problem: Problem}

/**
 * What a page shows of a picture, the same from every source: addresses in several widths, cropped as
 * the editor chose, its size, and its text in the language of the unit. A picture without a text that
 * is not mere decoration is a problem, never an empty `alt`.
 * @throws ContentError `INVALID_OPTIONS`
 */
export function pictureOf(media: PictureMedia | undefined, options: PictureOptions): PictureResult {
  const {source, unit, document, sizes = '100vw'}: PictureOptions = Object(options)
  checkArgument('source', source, [isRecord, 'the source that the client reads'])
  checkArgument('unit', unit, [isRecord, 'the unit that shows the picture'])
  const file = media?.image?.asset?._ref
  if (!media?.image || file === undefined) return {status: 'absent'}
  const broken = (path: string, reason: string): PictureResult => ({
    status: 'broken',
    problem: {id: media._id ?? file, type: 'media', path, reason},
  })
  const size = sizeOf(media.image)
  if (!size) return broken('image', 'The id of the file does not tell its size. Upload it again.')
  const alt = media.decorative ? '' : media.alt?.trim()
  if (alt === undefined || (alt === '' && !media.decorative)) {
    return broken(
      'alt',
      `There is no text for people who cannot see it in “${unit.locale}”. Write one.`,
    )
  }
  const {widths = [320, 480, 640, 960, 1280, 1920]} = options
  const within = widths.filter((width) => width > 0 && width < size.width)
  const offered = [...new Set([...within, size.width])].sort((a, b) => a - b)
  const addresses = offered.flatMap((width) => {
    const url = source.imageUrl?.(media.image ?? {}, width)
    return url === undefined ? [] : [{url, width}]
  })
  const largest = addresses.at(-1)
  if (!largest) return broken('image', 'The source has no address for this file.')
  const placeholder = document?.placeholders?.[file]
  return {
    status: 'ok',
    picture: {
      src: largest.url,
      srcset: addresses.map(({url, width}) => `${url} ${width}w`).join(', '),
      sizes,
      ...size,
      alt,
      lang: unit.locale,
      dir: directionOf(unit.locale),
      ...(placeholder === undefined ? {} : {placeholder}),
    },
  }
}

/** The size in pixels, which Sanity writes into the id of the file, after the crop. */
function sizeOf({asset, crop}: StoredImage): {width: number; height: number} | undefined {
  const [, width, height] = /-(\d+)x(\d+)-[a-z0-9]+$/.exec(asset?._ref ?? '') ?? []
  if (!Number(width) || !Number(height)) return undefined
  const {left = 0, right = 0, top = 0, bottom = 0} = crop ?? {}
  return {
    width: Math.max(1, Math.round(Number(width) * (1 - left - right))),
    height: Math.max(1, Math.round(Number(height) * (1 - top - bottom))),
  }
}
