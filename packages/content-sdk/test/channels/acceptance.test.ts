import {readFileSync} from 'node:fs'
import path from 'node:path'

import {createContent, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {renderHtml, renderSections} from '@jakamy/content-sdk/channels/html'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {describe, expect, it} from 'vitest'

import {outline} from '../../src/outline/outline.ts'
import {wordsFor} from '../../src/words/wordsFor.ts'
import {approved, changed, now, seedDocuments} from '../seed.ts'
import {inLanguages, labelled, preview, put, read, rewritten} from './documents.ts'
import {readHtml, wordsOf} from './readHtml.ts'

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const english = approved(seed, id)
const lines = readFileSync(
  path.resolve(import.meta.dirname, '../../../../content/seed/coronary-stent.txt'),
  'utf8',
).split('\n')

/** The seed with every text also in fake French, approved in both languages. */
const bilingual = approved(
  approved(
    rewritten(seed, (text, number) => [text, put(text, 'fr', `[FR TEST] ${number}`)]),
    id,
  ),
  id,
  'fr',
)

/** The words of one section of a page. */
const section = (html: string, unit: string) =>
  new RegExp(`<section[^>]*id="${unit}".*?</section>`).exec(html)?.[0] ?? ''
const message = async (documents: readonly MemoryDocument[], locale: string, limit = 1000) =>
  renderMessage(await read(documents, 'procedure', id, locale), {limit})

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

  it('11: the second medicine stays unnamed', async () => {
    for (const locale of ['en', 'fr']) {
      const document = await read(bilingual, 'procedure', id, locale)
      expect(renderHtml(document) + renderMessage(document).join('')).not.toMatch(
        /clopidogrel|ticagrelor|prasugrel/i,
      )
    }
  })

  it('15: the French form appears in French only', async () => {
    const form = 'form-information-request'
    const french = await read(seed, 'enquiryForm', form, 'fr')
    expect(wordsOf(renderHtml(french))).toContain("Demande d'information")
    expect(renderMessage(french).join('')).toContain("Demande d'information")
    const other = await read(seed, 'enquiryForm', form, 'en')
    for (const output of [wordsOf(renderHtml(other)), renderMessage(other).join('')]) {
      expect(output).not.toContain('Demande')
      expect(output).toContain('This text is not available in English. Please ask our team.')
    }
  })

  it('16: hours are told in the language of the page, and nothing about days that are not named', async () => {
    const clinic = 'clinic-jakamy'
    const stored = changed(seed, clinic, (document) => {
      const [point]: object[] = Array.isArray(document.contactPoints) ? document.contactPoints : []
      document.contactPoints = [{...point, hoursText: undefined}]
    })
    const words = async (documents: readonly MemoryDocument[], locale: string) =>
      wordsOf(renderHtml(await read(documents, 'clinic', clinic, locale)))
    expect(await words(seed, 'en')).toContain('Monday - Friday: 8 a.m. - 3:30 p.m.')
    expect(await words(stored, 'en')).toContain('Monday to Friday, 08:00 to 15:30')
    const french = await words(inLanguages(stored, 'en', 'fr'), 'fr')
    expect(french).toContain('du lundi au vendredi, 8\u00A0h à 15\u00A0h\u00A030')
    expect(french).not.toMatch(/samedi|dimanche|ouvert|fermé/i)
  })

  it('17: WhatsApp without a number is a label without a link', async () => {
    const clinic = await read(seed, 'clinic', 'clinic-jakamy', 'en')
    const html = renderHtml(clinic)
    expect(wordsOf(html)).toContain('WhatsApp')
    expect(html).not.toContain('wa.me')
    expect(readHtml(html).tags.filter(({name}) => name === 'a')).toEqual([])
    const numbered = changed(seed, 'clinic-jakamy', (document) => {
      const text = JSON.stringify(document.contactGroups).replace(
        '"kind":"whatsapp"',
        '"kind":"whatsapp","number":"+10000000000"',
      )
      document.contactGroups = JSON.parse(text)
    })
    expect(renderHtml(await read(numbered, 'clinic', 'clinic-jakamy', 'en'))).toContain(
      'href="https://wa.me/10000000000"',
    )
  })

  it('18: the insurance page says to ask, and claims nothing', async () => {
    const document = await read(
      approved(seed, 'insuranceGuide-jakamy'),
      'insuranceGuide',
      'insuranceGuide-jakamy',
      'en',
    )
    for (const output of [wordsOf(renderHtml(document)), renderMessage(document).join('')]) {
      expect(output).toContain('Contact us today to see if your insurance is accepted')
      expect(output).not.toMatch(/we accept (?!\.)[A-Z]/)
      expect(output).not.toContain('For information only')
    }
  })

  it('18: an insurer is said to be accepted for 180 days after somebody checked, and then one has to ask', async () => {
    const insurer = {_id: 'insurer-test', _type: 'insurer', name: '[TEST] Insurer', country: 'FR'}
    const plans = [
      {_key: 'a', key: 'a', name: '[TEST] Plan A'},
      {_key: 'b', key: 'b', name: '[TEST] Plan B'},
    ]
    const shown = async (fields: object, locale = 'en') => {
      const acceptance = {
        _id: 'acceptance-test',
        _type: 'insuranceAcceptance',
        clinic: {_type: 'reference', _ref: 'clinic-jakamy'},
        insurer: {_type: 'reference', _ref: 'insurer-test'},
        planKeys: ['b'],
        status: 'accepted',
        payment: 'directBilling',
        ...fields,
      }
      const all = approved(
        [...seed, {...insurer, status: 'active', plans}, acceptance],
        'acceptance-test',
        locale,
      )
      const document = await read(all, 'insuranceAcceptance', 'acceptance-test', locale)
      const given = await labelled(all, 'insuranceAcceptance', 'acceptance-test', locale)
      expect(given.units).toEqual(document.units)
      return [wordsOf(renderHtml(document)), renderMessage(document).join('')]
    }
    for (const text of await shown({verifiedOn: '2026-01-20'})) {
      expect(text).toContain('[TEST] Insurer')
      expect(text).toContain('Accepted here.')
      expect(text).toContain('The insurer pays us.')
      expect(text).toContain('[TEST] Plan B')
      expect(text).not.toContain('Plan A')
      expect(text).not.toMatch(/check with us/i)
    }
    // Read on 2 February 2026: 200 days later; never checked; the agreement ended, or has not begun.
    for (const fields of [
      {verifiedOn: '2025-07-17'},
      {},
      {verifiedOn: '2026-01-20', validTo: '2026-02-01'},
      {verifiedOn: '2026-01-20', validFrom: '2026-02-03'},
    ]) {
      for (const text of await shown(fields)) {
        expect(text).toContain('[TEST] Insurer')
        expect(text).toMatch(/please check with us/i)
        expect(text).not.toMatch(/accepted here|pays us/i)
      }
    }
    for (const text of await shown({verifiedOn: '2026-01-20', status: 'unknown'}))
      expect(text).toMatch(/please check with us/i)
  })

  it('19: a form shows its privacy notice and consent, and has no place for an answer', async () => {
    const id = 'form-insurance-request'
    const asked = changed(seed, id, (form) => {
      form.fields = [
        {
          _key: 'q',
          key: 'policy',
          type: 'text',
          label: texts('[TEST] Question'),
          sensitive: true,
        },
      ]
    })
    // Without them the form is not valid, and no reader gets it.
    await expect(read(asked, 'enquiryForm', id, 'en')).rejects.toThrow(/not valid/)
    const complete = changed(asked, id, (form) => {
      const words = texts('[TEST] Privacy')
      form.privacyNotice = words.map((each) => ({
        ...each,
        value: [
          {
            _type: 'block',
            _key: 'b',
            style: 'normal',
            markDefs: [],
            children: [{_type: 'span', _key: 's', text: each.value, marks: []}],
          },
        ],
      }))
      form.consent = {text: texts('[TEST] Consent'), version: '1'}
    })
    const document = await read(complete, 'enquiryForm', id, 'en')
    const html = renderHtml(document)
    for (const text of [wordsOf(html), renderMessage(document).join('')]) {
      expect(text).toContain('[TEST] Privacy')
      expect(text).toContain('[TEST] Consent')
    }
    expect(html).not.toMatch(/<(form|input|textarea|button)/)
    if (document.units.form.status !== 'ok') throw new Error('The form is withheld.')
    const {submitLabel, success} = document.units.form.value
    expect(submitLabel).toBe(lines[90])
    expect(success).toBe(lines[92])
  })

  it('20: before anyone approved it the page says so, and only a preview shows the words', async () => {
    const document = await read(seed, 'procedure', id, 'en')
    expect(wordsOf(renderHtml(document))).toBe(
      'Patient informationThis text has not been approved for publication yet. Please ask our team.',
    )
    expect(renderMessage(document)).toEqual([
      '*Patient information*\n\nThis text has not been approved for publication yet. Please ask our team.',
    ])
    const draft = await preview(seed, 'procedure', id, 'en')
    for (const [first = ''] of [[wordsOf(renderHtml(draft))], renderMessage(draft)]) {
      expect(first).toMatch(/^\*?Preview for editors\. Not for patients/)
    }
    expect(wordsOf(renderHtml(draft))).toContain(
      'Readers do not get this part: it is not approved.',
    )
    expect(renderHtml(draft)).not.toContain('content-review')
  })

  it('26: an Arabic page runs from right to left, its numbers, pictures and English parts do not', async () => {
    const both = rewritten(seed, (text, number) => [text, put(text, 'ar', `[AR TEST] ${number}`)])
    const partly = changed(both, id, (document) => {
      document.benefits = JSON.parse(JSON.stringify(document.benefits), (_, child: unknown) =>
        Array.isArray(child) ? child.filter((item) => item?.language !== 'ar') : child,
      )
    })
    const all = approved(approved(partly, id), id, 'ar')
    const content = createContent({source: memorySource(all), locale: 'ar', fallback: ['en'], now})
    const page = await content.get('procedure', {id})
    expect(page.units.risks).toMatchObject({status: 'ok', locale: 'ar', dir: 'rtl'})
    expect(page.units.benefits).toMatchObject({status: 'fallback', locale: 'en', dir: 'ltr'})
    const html = renderHtml(page)
    expect(html).toMatch(/^<article [^>]*lang="ar" dir="rtl"/)
    expect(section(html, 'risks')).not.toMatch(/^<section[^>]* dir=/)
    expect(section(html, 'benefits')).toMatch(/^<section[^>]* lang="en" dir="ltr">/)
    expect(section(html, 'benefits')).not.toContain('[AR TEST]')
    const failure = section(html, 'failure')
    expect(failure).toContain('<bdi>2 to 5 in every 100</bdi>')
    expect(failure).toContain('<bdi>2 to 5%</bdi>')
    // What has no size stands as words; a picture that is there must not be turned round.
    const figures = readHtml(html).tags.filter(({name}) => name === 'figure' || name === 'img')
    expect(figures.length).toBeGreaterThan(3)
    for (const {attributes} of figures)
      expect(JSON.stringify(attributes)).not.toMatch(/transform|scale|mirror|flip/i)
    const whole = approved(approved(both, id), id, 'ar')
    const words = {...wordsFor('en'), locale: 'ar'}
    const leaflet = renderPrint(await read(whole, 'procedure', id, 'ar'), {words})
    if (leaflet.status !== 'ok') throw new Error(leaflet.message)
    expect(leaflet.html).toContain('dir="rtl"')
    expect(leaflet.html).not.toMatch(/scaleX|rotateY|matrix\(-1/)
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

/** A text in English, as it is stored. */
function texts(value: string) {
  return [{_key: 'en', _type: 'internationalizedArrayStringValue', language: 'en', value}]
}

/** The words of a piece of a page that is cut out of its elements. */
function wordsOfPart(html: string): string {
  return wordsOf(html.replace(/^<div[^>]*>/, ''))
}
