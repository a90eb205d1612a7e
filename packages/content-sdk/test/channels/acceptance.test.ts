import {renderHtml, renderSections} from '@jakamy/content-sdk/channels/html'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {describe, expect, it} from 'vitest'

import {outline} from '../../src/outline/outline.ts'
import {approved, changed} from '../seed.ts'
import {english, id, lines, message, section, seed, wordsOfPart} from './clinicPage.ts'
import {preview, put, read, rewritten} from './documents.ts'
import {readHtml, wordsOf} from './readHtml.ts'

/** The seed with every text also in fake French, approved in both languages. */
const bilingual = approved(
  approved(
    rewritten(seed, (text, number) => [text, put(text, 'fr', `[FR TEST] ${number}`)]),
    id,
  ),
  id,
  'fr',
)

/** Takes the French away from a field, or from a part of it. */
const withoutFrench = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, child: unknown) =>
    Array.isArray(child) ? child.filter((item) => item?.language !== 'fr') : child,
  )

describe('acceptance checks of the content model, 6.2, on the clinic’s page', () => {
  it('1: without French every part is English, marked, and the whole page is offered in English', async () => {
    const document = await read(english, 'procedure', id, 'fr')
    expect(outline(document).pageFallback).toEqual({locale: 'en'})
    const html = renderHtml(document, {linkTo: (target, locale) => `/${locale}/${target}`})
    const page = readHtml(html)
    const sections = page.tags.filter(({name}) => name === 'section')
    expect(sections.length).toBeGreaterThan(8)
    for (const {attributes} of sections) expect(attributes).toMatchObject({lang: 'en', dir: 'ltr'})
    const notices = html.match(/data-notice="fallback" lang="fr" dir="ltr"/g)
    expect(notices).toHaveLength(sections.length)
    expect(wordsOf(html)).toContain(
      'Cette partie n’est pas encore disponible en français. Elle est affichée en anglais. Demandez à notre équipe de vous aider.',
    )
    expect(html).toContain(`<a href="/en/${id}" hreflang="en">Lire tout le texte en anglais</a>`)
    // In a message the whole text is English; only the advice in front is not.
    const [first, ...rest] = renderMessage(document)
    expect(first).toMatch(/^Ce texte n’est pas encore disponible en français\./)
    expect(rest.join('')).not.toMatch(/Cette partie|Risques|Vérifié/)
  })

  it('2: with four of five risk groups in French, all five are English and none is French', async () => {
    const partial = changed(bilingual, id, (document) => {
      const risks = JSON.parse(JSON.stringify(document.risks))
      risks.groups[4] = withoutFrench(risks.groups[4])
      document.risks = risks
    })
    const html = section(renderHtml(await read(partial, 'procedure', id, 'fr')), 'risks')
    expect(html).toMatch(/^<section[^>]* lang="en" dir="ltr">/)
    expect(html.match(/content-group/g)).toHaveLength(5)
    expect(html).not.toContain('[FR TEST]')
    // The benefits are French still: the page has two languages, a message never.
    expect(section(renderHtml(await read(partial, 'procedure', id, 'fr')), 'benefits')).toContain(
      '[FR TEST]',
    )
    expect((await message(partial, 'fr')).join('')).not.toMatch(/\[FR TEST\]|very rare/)
    const whole = await read(partial, 'procedure', id, 'en')
    const given = renderMessage(await read(partial, 'procedure', id, 'fr'), {whole}).join('')
    expect(given).toContain('Death is very rare.')
    expect(given).not.toContain('[FR TEST]')
  })

  it('3: French is shown when it is approved, and no longer once the English changed', async () => {
    const translated = rewritten(seed, (text, number) => [
      text,
      put(text, 'fr', `[FR TEST] ${number}`),
    ])
    const unapproved = section(
      renderHtml(await read(approved(translated, id), 'procedure', id, 'fr')),
      'risks',
    )
    expect(unapproved).toContain('Death is very rare.')
    const shown = section(renderHtml(await read(bilingual, 'procedure', id, 'fr')), 'risks')
    expect(shown).toContain('[FR TEST]')
    expect(shown).not.toContain('Death')
    const touched = changed(bilingual, id, (document) =>
      Object.assign(document, {
        risks: JSON.parse(
          JSON.stringify(document.risks).replace('Death is very rare', 'Death is rare'),
        ),
      }),
    )
    const stale = section(renderHtml(await read(touched, 'procedure', id, 'fr')), 'risks')
    expect(wordsOf(stale)).toBe(
      'Risques\u202F: Cette partie n’est pas disponible pour le moment. Adressez-vous à notre équipe.',
    )
    const renewed = section(
      renderHtml(await read(approved(touched, id), 'procedure', id, 'fr')),
      'risks',
    )
    expect(renewed).toContain('lang="en"')
    expect(renewed).not.toContain('[FR TEST]')
  })

  it('4: the five groups stand in the seed’s order, word for word', async () => {
    const statements = lines
      .slice(43, 52)
      .filter((line) => line.trim() !== '')
      .map((line) => line.replace(/^\s*•\s*/, '').trim())
    expect(statements).toHaveLength(5)
    const html = section(renderHtml(await read(english, 'procedure', id, 'en')), 'risks')
    const groups = html.match(/<div class="content-group">.*?<\/p>/g)?.map(wordsOfPart)
    expect(groups).toEqual(statements)
    const text = (await message(english, 'en')).join('\n').replaceAll('*', '')
    const places = statements.map((statement) => text.indexOf(`• ${statement}`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('5: the one number is shown as the author wrote it and counted, and no other number is', async () => {
    const html = wordsOf(section(renderHtml(await read(english, 'procedure', id, 'en')), 'failure'))
    expect(html).toContain('2 to 5%')
    expect(html).toContain('about 2 to 5 in every 100')
    expect(html.match(/\d+/g)).toEqual(['2', '5', '2', '5', '100', '2', '5'])
    expect((await message(english, 'en')).join('')).toContain('about 2 to 5 in every 100')
    const french = wordsOf(
      section(renderHtml(await read(bilingual, 'procedure', id, 'fr')), 'failure'),
    )
    expect(french).toContain('environ 2 à 5 sur 100 (le même chiffre que 2 à 5\u202F%)')
  })

  it('6: a word never becomes a number', async () => {
    const document = await read(english, 'procedure', id, 'en')
    for (const output of [wordsOf(renderHtml(document)), renderMessage(document).join('')]) {
      expect(output).not.toMatch(/10[,  ]?000|0[.,]01/)
    }
    const risks = wordsOf(section(renderHtml(document), 'risks'))
    expect(risks).toContain('Death is very rare.')
    expect(risks).not.toMatch(/\d/)
  })

  it('7: what the author leaves open is shown without a frequency, and marked for editors', async () => {
    const group = (html: string) =>
      /<div class="content-group"><p><strong>Restenosis.*?<\/div>/.exec(html)?.[0] ?? ''
    const shown = group(renderHtml(await read(english, 'procedure', id, 'en')))
    expect(shown).toContain('There is a risk that the narrowing will recur')
    expect(shown).not.toMatch(/not stated|not known|no number|content-frequency|content-notice/)
    expect(group(renderHtml(await preview(seed, 'procedure', id, 'en')))).toContain(
      'The source gives no number.',
    )
  })

  it('8: “More rarely” never stands without what it is compared with', async () => {
    const document = await read(english, 'procedure', id, 'en')
    const parts = [
      ...(renderHtml(document).match(/<li>.*?<\/li>/g) ?? []),
      ...renderMessage(document),
      ...renderMessage(document, {limit: 300}),
    ]
    const rarely = parts.filter((part) => part.includes('More rarely'))
    expect(rarely.length).toBeGreaterThanOrEqual(3)
    for (const part of rarely) expect(part).toContain('hematoma')
  })

  it('9: “such as” stays, and the list is said to be examples', async () => {
    const document = await read(english, 'procedure', id, 'en')
    for (const output of [wordsOf(renderHtml(document)), renderMessage(document).join('')]) {
      expect(output).toMatch(
        /such as heart attack[^•]*This list gives examples\. It is not complete\./,
      )
    }
  })

  it('10: the do-not-stop warning comes first and no limit cuts it', async () => {
    const warning =
      'The taking of these medications and their prescription duration must be strictly respected unless otherwise advised by a doctor.'
    const plan = section(renderHtml(await read(english, 'procedure', id, 'en')), 'treatmentPlans')
    expect(plan.indexOf(warning)).toBeGreaterThan(0)
    expect(plan.indexOf(warning)).toBeLessThan(plan.indexOf('To prevent the formation of clots'))
    for (const limit of [200, 300, 1000]) {
      const [first, ...rest] = await message(english, 'en', limit)
      expect(first).toContain(warning)
      for (const block of [first ?? '', ...rest]) expect(block.length).toBeLessThanOrEqual(limit)
    }
    const long = `[EN TEST] ${'do not stop this '.repeat(20)}`.trim()
    const longer = changed(seed, 'plan-antiplatelet-after-stent', (document) => {
      const doNotStop: object = Object(document.doNotStop)
      document.doNotStop = {...doNotStop, warning: [{_key: 'en', language: 'en', value: long}]}
    })
    expect((await message(approved(longer, id), 'en', 200))[0]).toContain(long)
  })

  it('10: no limit cuts the address of the current version', async () => {
    const url = 'https://clinic.example/procedures/coronary-stent?lang=en&from=message'
    const document = await read(english, 'procedure', id, 'en')
    for (const limit of [200, 300, 1000]) {
      const blocks = renderMessage(document, {limit, url})
      expect(blocks.at(-1)?.endsWith(url)).toBe(true)
      for (const block of blocks) expect(block.length).toBeLessThanOrEqual(limit)
    }
  })

  it('11: the second medicine stays unnamed', async () => {
    for (const locale of ['en', 'fr']) {
      const document = await read(bilingual, 'procedure', id, locale)
      expect(renderHtml(document) + renderMessage(document).join('')).not.toMatch(
        /clopidogrel|ticagrelor|prasugrel/i,
      )
    }
  })
})

describe('the sections of a page, one by one', () => {
  it('carry what must be seen with them, and a heading to link to', async () => {
    const sections = renderSections(await read(english, 'procedure', id, 'en'), {headingLevel: 2})
    for (const {html, locale} of sections) {
      expect(wordsOf(html)).toMatch(/^For information only\. Not for consent\./)
      expect(html).toContain(`lang="${locale}"`)
      expect(readHtml(html).faults).toEqual([])
    }
    const risks = sections.find(({unit}) => unit === 'risks')
    expect(risks?.heading).toBe('Are there any risks associated with coronary dilatation?')
    expect(risks?.html).toContain(`<h3>${risks?.heading}</h3>`)
    expect(sections.find(({unit}) => unit === 'overview')).not.toHaveProperty('heading')
    const drafts = renderSections(await preview(seed, 'procedure', id, 'fr'))
    for (const {html} of drafts) expect(wordsOf(html)).toMatch(/^Aperçu pour la rédaction/)
    expect(renderSections(await read(seed, 'procedure', id, 'en'))).toEqual([])
  })
})
