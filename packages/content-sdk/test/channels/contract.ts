import type {MemoryDocument} from '@jakamy/content-sdk'
import type {Renderable, Words} from '@jakamy/content-sdk/channels/html'

import {wordsFor} from '../../src/words/wordsFor.ts'
import {approved, changed, seedDocuments} from '../seed.ts'
import {inLanguages, labelled, marker, preview, put, read, rewritten} from './documents.ts'

/** A channel as the contract sees it. */
export interface Channel {
  /** Renders a document in the least room and in the most. */
  render: (
    document: Renderable,
    options: {limit?: number; words?: Words; whole?: Renderable},
  ) => string
  /** Its texts with the language each is said to be in; `''` when the output has one language. */
  texts: (output: string) => {text: string; lang: string}[]
  /** What in an output could act, break out or change its looks, given hostile texts. */
  dangers: (output: string) => string[]
}

/** A rule every channel keeps: what is wrong with this one, or nothing. */
export type Check = (channel: Channel) => Promise<string[]>

const id = 'procedure-coronary-stent'
const seed = seedDocuments()
const arabic: Words = {...wordsFor('en'), locale: 'ar'}
const sizes = [{}, {limit: 200}]

/** Texts no channel may act on. */
export const hostile = '<script>x</script>&"\' *b* _i_ ~s~ `c` javascript:y'

const everywhere = (locales: readonly string[]) =>
  locales.reduce(
    (documents, locale) => approved(documents, id, locale),
    inLanguages(seed, ...locales),
  )

/** The rules, by name. Numbers of acceptance checks: content model 6.2. */
export const contract: Record<string, Check> = {
  'escapes everything': async ({render, dangers}) => {
    const documents = approved(
      rewritten(seed, (english) => [put(english, 'en', hostile)]),
      id,
    )
    const outputs = await each(documents, 'en', (document) =>
      sizes.map((size) => render(document, size)),
    )
    const shows = outputs.filter((output) => !output.includes('javascript:y'))
    return [
      ...outputs.flatMap(dangers),
      ...shows.map(() => 'the hostile text is missing: nothing was tried'),
    ]
  },

  'never drops the do-not-stop warning or what is critical': async ({render, texts}) => {
    const critical = [
      'must be strictly respected unless otherwise advised by a doctor.',
      'it is absolutely necessary to inform the doctor.',
    ]
    const stepped = changed(seed, id, (document) => {
      const text = (value: string) => [
        {_key: 'en', _type: 'internationalizedArrayTextValue', language: 'en', value},
      ]
      document.preparation = [
        {_key: 'a', _type: 'step', text: text('[EN TEST] critical step'), critical: true},
        {_key: 'b', _type: 'step', text: text('[EN TEST] other step')},
      ]
    })
    const outputs = await each(approved(stepped, id), 'en', (document) =>
      sizes.map((size) => render(document, size)),
    )
    return outputs.flatMap((output) => {
      const told = texts(output)
        .map(({text}) => text)
        .join('')
      return [...critical, '[EN TEST] critical step']
        .filter((words) => !told.includes(words))
        .map((words) => `missing: ${words}`)
    })
  },

  'never mixes languages': async ({render, texts}) => {
    const documents = everywhere(['en', 'fr', 'ar'])
    const half = changed(documents, id, (document) =>
      Object.assign(document, {benefits: withoutFrench(document.benefits)}),
    )
    const complaints: string[] = []
    for (const set of [documents, half]) {
      const whole = await read(set, 'procedure', id, 'en')
      for (const locale of ['en', 'fr', 'ar']) {
        const document = await read(set, 'procedure', id, locale)
        for (const size of sizes) {
          const told = texts(render(document, {...size, words: arabic, whole}))
          const found = told.flatMap(({text, lang}) =>
            [...text.matchAll(/\[(\w\w) TEST\]/g)].map(([mark]) => ({mark, lang})),
          )
          if (found.length < 20) complaints.push(`${locale}: only ${found.length} texts`)
          complaints.push(
            ...found
              .filter(({mark, lang}) => lang !== '' && mark !== marker(lang))
              .map(({mark, lang}) => `${mark} in ${lang}`),
          )
          const languages = new Set(found.filter(({lang}) => lang === '').map(({mark}) => mark))
          if (languages.size > 1) complaints.push(`mixed: ${[...languages].join(' ')}`)
        }
      }
    }
    return complaints
  },

  'shows nothing that is withheld, and says so': async ({render, texts}) => {
    // One word, which no channel has a reason to escape.
    const sign = 'canary'
    const canary = `[EN TEST] ${sign}`
    const touched = changed(approved(seed, id), id, (document) =>
      Object.assign(document, {stay: said(canary)}),
    )
    const unapproved = changed(seed, id, (document) =>
      Object.assign(document, {stay: said(canary)}),
    )
    const shown = approved(unapproved, id)
    const output = async (documents: MemoryDocument[]) =>
      (await each(documents, 'en', (document) => [render(document, {})])).join('')
    const {withheld, notApproved} = wordsFor('en').notices
    const told = (source: string) =>
      texts(source)
        .map(({text}) => text)
        .join('')
    const [one, all] = [await output(touched), await output(unapproved)]
    return [
      ...(one.includes(sign) || all.includes(sign) ? ['it shows what is withheld'] : []),
      ...(told(one).includes(withheld) ? [] : ['no notice for a part']),
      ...(told(all).includes(notApproved) ? [] : ['no notice for a whole text']),
      // The same words are there once they are approved: the search above can fail.
      ...((await output(shown)).includes(sign) ? [] : ['the canary is never shown']),
    ]
  },

  'tells the review and what it is not good for, at the end': async ({render, texts}) => {
    const {informationOnly} = wordsFor('en').notices
    const outputs = await each(approved(seed, id), 'en', (document) =>
      sizes.map((size) => render({...document, attribution: '[EN TEST] credit'}, size)),
    )
    return outputs.flatMap((output) => {
      const told = texts(output)
        .map(({text}) => text)
        .join('')
      const end = told.slice(-500)
      return [
        ...(told.slice(0, 500).includes(informationOnly) ? [] : ['no label at the top']),
        ...(end.includes(informationOnly) ? [] : ['no label at the end']),
        ...(end.includes('1 February 2026') && end.includes('Test reviewer')
          ? []
          : ['no review at the end']),
        ...(end.trimEnd().endsWith('[EN TEST] credit') ? [] : ['the credit is not last']),
      ]
    })
  },

  'marks a preview before anything else': async ({render, texts}) => {
    const document = await preview(seed, 'procedure', id, 'en')
    const told = sizes.map((size) =>
      texts(render(document, size))
        .map(({text}) => text)
        .join(''),
    )
    const {watermark} = wordsFor('en')
    return told
      .filter((text) => !text.replace(/^\*/, '').startsWith(watermark))
      .map((text) => `begins with: ${text.slice(0, 80)}`)
  },

  'marks what nobody has approved, at the top and at every part': async ({render, texts}) => {
    const {unreviewed, partsUnreviewed} = wordsFor('en').notices
    const told = async (documents: readonly MemoryDocument[], size: object) =>
      texts(render(await labelled(documents, 'procedure', id, 'en'), size))
        .map(({text}) => text)
        .join('')
    const complaints = await Promise.all(
      sizes.map(async (size) => {
        const none = await told(seed, size)
        const marks = none.split(unreviewed).length - 1
        const approvedAll = await told(approved(seed, id), size)
        return [
          ...(none.slice(0, 500).includes(partsUnreviewed) ? [] : ['no mark at the top']),
          ...(marks < 8 ? [`only ${marks} parts are marked`] : []),
          ...(none.includes('Death is very rare') ? [] : ['the words are not there']),
          ...(approvedAll.includes(unreviewed) ? ['approved words are marked'] : []),
        ]
      }),
    )
    return complaints.flat()
  },

  'puts French signs behind a space of their own': async ({render, texts}) => {
    const document = await read(everywhere(['en', 'fr']), 'procedure', id, 'fr')
    return sizes.flatMap((size) => {
      const told = texts(render({...document, attribution: '[FR TEST] credit'}, size))
      return told.flatMap(({text}) => text.match(/\S*[^\s\u202F\u00A0][;:!?%](?=\s|$)/g) ?? [])
    })
  },

  'is the same every time': async ({render}) => {
    const once = await each(approved(seed, id), 'en', (document) =>
      sizes.map((size) => render(document, size)),
    )
    const again = await each(approved(seed, id), 'en', (document) =>
      sizes.map((size) => render(document, size)),
    )
    return once.join('') === again.join('') ? [] : ['two renderings differ']
  },
}

async function each(
  documents: readonly MemoryDocument[],
  locale: string,
  use: (document: Renderable) => string[],
): Promise<string[]> {
  return use(await read(documents, 'procedure', id, locale))
}

const said = (words: string) => ({
  statement: [{_key: 'en', _type: 'internationalizedArrayTextValue', language: 'en', value: words}],
})

/** A unit whose French words are gone. */
function withoutFrench(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item) => !(typeof item === 'object' && item !== null && item.language === 'fr'))
      .map(withoutFrench)
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, child]) => [name, withoutFrench(child)]),
  )
}
