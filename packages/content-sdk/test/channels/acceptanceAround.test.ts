import {createContent, memorySource, type MemoryDocument} from '@jakamy/content-sdk'
import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {describe, expect, it} from 'vitest'

import {wordsFor} from '../../src/words/wordsFor.ts'
import {approved, changed, now} from '../seed.ts'
import {id, lines, section, seed, texts} from './clinicPage.ts'
import {inLanguages, labelled, preview, put, read, rewritten} from './documents.ts'
import {readHtml, wordsOf} from './readHtml.ts'

describe('acceptance checks of the content model, 6.2, on what stands around the page', () => {
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

  it('15: a text that is approved in French only is said to be missing in English, not approval', async () => {
    const french = approved(inLanguages(seed, 'fr'), id, 'fr')
    const told = renderMessage(await read(french, 'procedure', id, 'en')).join('')
    expect(told).toContain('This text is not available in English. Please ask our team.')
    expect(told).not.toContain('approved')
    const unapproved = renderMessage(await read(seed, 'procedure', id, 'en')).join('')
    expect(unapproved).toContain('This text has not been approved for publication yet.')
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

describe('another option without a word about it, that has a page', () => {
  const name = '[EN TEST] other option'
  const told = (value: unknown) => [{_key: 'en', language: 'en', value}]
  const documents = approved(
    changed(seed, id, (document) => {
      const procedure = {_type: 'reference', _ref: id, _weak: true}
      document.alternatives = [{_key: 'a', _type: 'alternative', name: told(name), procedure}]
    }),
    id,
  )
  const times = (output: string) => output.replaceAll('\\', '').split(name).length - 1

  it('is named once where nothing can lead there, and left out nowhere', async () => {
    const document = await read(documents, 'procedure', id, 'en')
    const linkTo = () => '/other'
    for (const render of [renderHtml, renderMarkdown]) {
      expect(times(render(document, {linkTo}))).toBe(2)
      expect(times(render(document))).toBe(1)
    }
    expect(times(renderMessage(document).join('\n'))).toBe(1)
    expect(times(renderSpeech(document).transcript)).toBe(1)
  })
})
