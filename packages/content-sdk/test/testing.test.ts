import {ContentError} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {fakeContent, fixture, fixtureStates, localFixture} from '@jakamy/content-sdk/testing'
import {describe, expect, it, vi} from 'vitest'

describe('fixtures', () => {
  it('come out of the real rules in the state they are named after', async () => {
    const {content} = fakeContent({locale: 'fr'})
    const shown = await Promise.all(
      fixtureStates.map(async (state) => {
        const document = await content.find('procedure', `test-${state}`)
        return [state, document?.units.stay]
      }),
    )
    expect(Object.fromEntries(shown)).toMatchObject({
      approved: {status: 'ok', locale: 'fr', value: {statement: '[FR TEST] stay'}},
      fallback: {status: 'fallback', requested: 'fr', locale: 'en', reason: 'unreviewed'},
      unreviewed: {status: 'withheld', attempts: [{reason: 'unreviewed'}, {reason: 'unreviewed'}]},
      changed: {status: 'withheld', attempts: [{reason: 'changed'}, {reason: 'changed'}]},
      withdrawn: {status: 'withheld', reason: 'withdrawn'},
      expired: {status: 'withheld', attempts: [{reason: 'expired'}, {reason: 'expired'}]},
      invalid: undefined,
    })
    const {documents, problems} = await content.list('procedure')
    expect(documents).toHaveLength(fixtureStates.length - 1)
    expect(problems).toMatchObject([{id: 'procedure-test-invalid', path: 'title'}])
  })

  it('can be had several of a kind, and rendered', async () => {
    const documents = ['a', 'b'].flatMap((name) => fixture('approved', name).documents)
    const {content} = fakeContent({documents})
    expect((await content.list('procedure')).total).toBe(2)
    expect(renderHtml(await content.get('procedure', 'test-a'))).toContain('[EN TEST] stay')
  })
})

describe('the fixture of a second clinic', () => {
  it.each(['en', 'fr'])('comes out of the real rules, in %s', async (locale) => {
    const {clinic, slug, documents} = localFixture()
    const {content} = fakeContent({documents, clinic, locale})
    const page = await content.get('procedure', slug)
    const {local, problems} = page
    expect(problems).toEqual([])
    expect(local?.skipped).toEqual([])
    expect(local?.parts.map(({kind, locale: language}) => [kind, language])).toEqual([
      ['addition', locale],
      ['replacement', locale],
    ])
    const words = `[${locale.toUpperCase()} TEST] parking`
    expect(renderHtml(page)).toContain(words)
    const {content: others} = fakeContent({documents, locale})
    expect(renderHtml(await others.get('procedure', slug))).not.toContain(words)
  })
})

describe('a fake', () => {
  it('tells subscribers of a replacement and of a failure', async () => {
    const {content, replace, fail} = fakeContent()
    const told: (string | undefined)[] = []
    const errors: unknown[] = []
    const end = content.subscribe(
      'procedure',
      'test-approved',
      (document) => void told.push(document?.units.stay.status),
      {onError: (error) => errors.push(error)},
    )
    await vi.waitFor(() => expect(told).toEqual(['ok']))
    replace([])
    await vi.waitFor(() => expect(told).toEqual(['ok', undefined]))
    const down = new ContentError('SOURCE_UNREACHABLE', '[TEST] down', {source: 'fake'})
    fail(down)
    await vi.waitFor(() => expect(errors).toContain(down))
    await expect(content.find('procedure', 'test-approved')).rejects.toBe(down)
    fail()
    expect(await content.find('procedure', 'test-approved')).toBeUndefined()
    end()
  })

  it('shows a preview of the same documents', async () => {
    const {preview} = fakeContent()
    expect((await preview.get('procedure', 'test-unreviewed')).units.stay).toMatchObject({
      status: 'preview',
      verdict: 'unreviewed',
    })
  })
})
