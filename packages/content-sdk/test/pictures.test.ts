import {createContent, memorySource, pictureOf} from '@jakamy/content-sdk'
import {sanitySource} from '@jakamy/content-sdk/sources/sanity'
import {describe, expect, it} from 'vitest'

import {approved, changed, now, seedDocuments} from './seed.ts'

const id = 'procedure-coronary-stent'
const file = 'image-abc123-800x600-jpg'
const lqip = 'data:image/jpeg;base64,AAAA'
const lake = sanitySource({projectId: 'jakamy', dataset: 'production'})
const image = {asset: {_ref: file}}
const unit = {locale: 'en'}

const withFile = [
  ...changed(seedDocuments(), 'media-stent-deployed', (document) => {
    document.image = {_type: 'image', asset: {_type: 'reference', _ref: file}}
    document.alt = [{_key: 'en', language: 'en', value: '[EN TEST] alt'}]
  }),
  {_id: file, _type: 'sanity.imageAsset', metadata: {lqip}},
]

describe('pictureOf', () => {
  it('gives addresses in several widths, the size, and the text with its language', () => {
    const result = pictureOf(
      {image, alt: '[EN TEST] alt'},
      {source: lake, unit, document: {placeholders: {[file]: lqip}}},
    )
    if (result.status !== 'ok') throw new Error(result.status)
    const {picture} = result
    expect(picture).toMatchObject({
      width: 800,
      height: 600,
      alt: '[EN TEST] alt',
      lang: 'en',
      dir: 'ltr',
      placeholder: lqip,
      sizes: '100vw',
    })
    const widths = [...picture.srcset.matchAll(/ (\d+)w/g)].map(([, width]) => Number(width))
    expect(widths).toEqual([320, 480, 640, 800])
    expect(new URL(picture.src).host).toBe('cdn.sanity.io')
  })

  it('keeps to the crop', () => {
    const crop = {top: 0.5, bottom: 0, left: 0.25, right: 0.25}
    const result = pictureOf({image: {...image, crop}, decorative: true}, {source: lake, unit})
    if (result.status !== 'ok') throw new Error(result.status)
    expect(result.picture).toMatchObject({width: 400, height: 300, alt: ''})
    expect(new URL(result.picture.src).searchParams.get('rect')).toBe('200,300,400,300')
  })

  it.each([
    ['alt', {image}],
    ['alt', {image, alt: '  '}],
    ['image', {image: {asset: {_ref: 'image-abc-0x0-png'}}, alt: 'x'}],
    ['image', {image: {asset: {_ref: 'javascript:x(1)'}}, alt: 'x'}],
  ])('makes a problem of a missing or hostile %s', (path, media) => {
    expect(pictureOf(media, {source: lake, unit})).toMatchObject({
      status: 'broken',
      problem: {path},
    })
  })

  it('says that there is none yet', () => {
    expect(pictureOf({alt: 'x'}, {source: lake, unit})).toEqual({status: 'absent'})
    expect(pictureOf({image, alt: 'x'}, {source: memorySource([]), unit})).toMatchObject({
      status: 'broken',
    })
  })
})

describe('placeholders', () => {
  const read = (documents: typeof withFile) =>
    createContent({source: memorySource(documents), locale: 'en', now}).get('procedure', {id})

  it('come with the document whose pictures are shown, and with no other', async () => {
    const shown = await read(approved(withFile, id))
    expect(shown.placeholders).toEqual({[file]: lqip})
    expect(shown.problems).toEqual([])
    // Nobody has approved the picture: not even a blurred one is given away.
    expect(await read(withFile)).not.toHaveProperty('placeholders')
  })

  it('are tiny pictures and nothing else', async () => {
    for (const hostile of ['data:text/html,x', 'javascript:x(1)', 'https://example.org/x.png', 7]) {
      const documents = withFile.map((document) =>
        document._id === file ? {...document, metadata: {lqip: hostile}} : document,
      )
      expect(await read(approved(documents, id))).not.toHaveProperty('placeholders')
    }
  })
})
