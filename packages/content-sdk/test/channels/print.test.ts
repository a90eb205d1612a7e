import {createContent, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {renderPrint, type PrintOptions} from '@jakamy/content-sdk/channels/print'
import {describe, expect, it} from 'vitest'

import {approved, changed, seedDocuments} from '../seed.ts'
import {preview, read} from './documents.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()

async function htmlOf(documents: readonly MemoryDocument[], options: PrintOptions = {}) {
  const leaflet = renderPrint(await read(documents, 'procedure', id, 'en'), options)
  return leaflet.status === 'ok' ? leaflet.html : leaflet.message
}

describe('a leaflet', () => {
  it('is refused while its review is overdue, or nothing of it is approved', async () => {
    const at = (now: string, documents = approved(seed, id)) =>
      createContent({
        source: memorySource(documents),
        locale: 'en',
        now: () => new Date(now),
      }).get('procedure', {id})
    expect(renderPrint(await at('2028-01-31T12:00:00Z')).status).toBe('ok')
    expect(renderPrint(await at('2028-02-10T12:00:00Z'))).toMatchObject({
      status: 'refused',
      reason: 'overdue',
      message: 'The review of this text is overdue. Ask our team whether it is still current.',
    })
    expect(renderPrint(await at('2026-02-02T12:00:00Z', seed))).toMatchObject({
      status: 'refused',
      reason: 'withheld',
    })
  })

  it('of a preview is printed and marked', async () => {
    const leaflet = renderPrint(await preview(seed, 'procedure', id, 'en'))
    expect(leaflet).toMatchObject({
      status: 'ok',
      html: expect.stringContaining('<body><p class="watermark">'),
    })
  })

  it('holds the warning before the text, and in its place', async () => {
    const html = await htmlOf(approved(seed, id))
    const warning = 'must be strictly respected unless otherwise advised by a doctor.'
    expect(html.split(warning)).toHaveLength(3)
    expect(html.indexOf(warning)).toBeLessThan(html.indexOf('<section'))
  })

  it('shows a picture at its true size, with a line to check it by', async () => {
    const documents = changed(seed, 'media-stent-actual-size', (media) =>
      Object.assign(media, {
        image: {_type: 'image', asset: {_type: 'reference', _ref: 'image-abc-800x600-png'}},
        physicalWidthMm: 20,
        physicalHeightMm: 15,
      }),
    )
    const html = await htmlOf(approved(documents, id), {assetUrl: (asset) => `/files/${asset}`})
    expect(html).toContain('class="true-size" style="width:20mm"')
    expect(html).toContain('class="ruler"')
    expect(html).not.toContain('Not shown to scale here.')

    const unknown = await htmlOf(approved(seed, id))
    expect(unknown).toContain('Not shown to scale here.')
    expect(unknown).not.toContain('class="ruler"')
  })

  it('has a code for an address of the web, and for no other', async () => {
    const url = 'https://clinic.example/status'
    expect(await htmlOf(approved(seed, id), {statusUrl: url})).toContain('class="code"')
    for (const statusUrl of ['javascript:alert(1)', '//evil.example', '/within', 'data:x'])
      expect(await htmlOf(approved(seed, id), {statusUrl})).not.toContain('class="code"')
  })

  it('cannot be broken out of by a title', async () => {
    const hostile = `</style><script>x</script>"} body{display:none} \\" ';`
    const documents = approved(
      changed(seed, id, (document) =>
        Object.assign(document, {
          title: [
            {
              _key: 'en',
              _type: 'internationalizedArrayStringValue',
              language: 'en',
              value: hostile,
            },
          ],
        }),
      ),
      id,
    )
    const html = await htmlOf(documents)
    expect(html).not.toContain('<script')
    const style = html.slice(html.indexOf('<style>'), html.indexOf('</head>'))
    expect(style.split('</style>')).toHaveLength(2)
    expect(style).not.toContain('body{display')
  })
})
