import {createContent, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {describe, expect, it} from 'vitest'

import {approved, seedDocuments} from '../seed.ts'
import {read} from './documents.ts'

const id = 'procedure-coronary-stent'
const english = approved(seedDocuments(), id)

/** The documents with a notice about one of them. */
function withNotice(document: string, fields: object = {}): MemoryDocument[] {
  return [
    ...english,
    {
      _id: 'withdrawal-test',
      _type: 'withdrawal',
      targets: [{_key: 't', document: {_type: 'reference', _ref: document, _weak: true}}],
      effectiveFrom: '2026-02-01T00:00:00Z',
      publicMessage: [{_key: 'en', language: 'en', value: '[EN TEST] notice'}],
      ...fields,
    },
  ]
}

/** What every channel makes of a page. */
async function everywhere(documents: readonly MemoryDocument[]): Promise<string[]> {
  const page = await read(documents, 'procedure', id, 'en')
  return [renderHtml(page), renderMessage(page, {limit: 1000}).join('\n')]
}

const stent = /a small metal tube|stents? (is|are)/i

describe('acceptance checks of the content model, 6.2, about withdrawal and review', () => {
  it('22, row 48: a withdrawn page is gone from every channel, which say so in the words of the notice', async () => {
    for (const text of await everywhere(english)) expect(text).toContain('Death is very rare')
    for (const text of await everywhere(withNotice(id))) {
      expect(text).not.toContain('Death is very rare')
      expect(text).toContain('[EN TEST] notice')
    }
  })

  it('22, row 48: a withdrawn device takes the sections that show it from every channel', async () => {
    const before = await everywhere(english)
    const after = await everywhere(withNotice('device-coronary-stent'))
    for (const [index, text] of before.entries()) {
      expect(text).toMatch(stent)
      expect(after[index]?.match(new RegExp(stent, 'gi'))?.length ?? 0).toBeLessThan(
        text.match(new RegExp(stent, 'gi'))?.length ?? 0,
      )
    }
  })

  it('22: a warning stands above what it warns of, on every channel', async () => {
    for (const text of await everywhere(withNotice(id, {action: 'warn'}))) {
      expect(text.indexOf('[EN TEST] notice')).toBeGreaterThan(-1)
      expect(text.indexOf('[EN TEST] notice')).toBeLessThan(text.indexOf('Death is very rare'))
    }
  })

  it('24, row 47: an overdue review is told in its 30 days, and then nothing is shown', async () => {
    const on = async (day: string) => {
      const content = createContent({
        source: memorySource(english),
        locale: 'en',
        now: () => new Date(day),
      })
      return renderHtml(await content.get('procedure', {id}))
    }
    expect(await on('2028-02-01')).not.toContain('data-notice="overdue"')
    expect(await on('2028-03-02')).toContain('data-notice="overdue"')
    expect(await on('2028-03-02')).toContain('Death is very rare')
    expect(await on('2028-03-03')).not.toContain('Death is very rare')
  })
})
