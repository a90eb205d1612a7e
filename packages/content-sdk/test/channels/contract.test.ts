import {readdirSync} from 'node:fs'
import path from 'node:path'

import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {renderJson} from '@jakamy/content-sdk/channels/json'
import {renderJsonLdScript} from '@jakamy/content-sdk/channels/jsonld'
import {renderMarkdown} from '@jakamy/content-sdk/channels/markdown'
import {renderMessage} from '@jakamy/content-sdk/channels/message'
import {renderPrint} from '@jakamy/content-sdk/channels/print'
import {renderSpeech} from '@jakamy/content-sdk/channels/speech'
import {describe, expect, expectTypeOf, it} from 'vitest'

import {seedDocuments} from '../seed.ts'
import {contract, hostile, type Channel} from './contract.ts'
import {read} from './documents.ts'
import {readHtml} from './readHtml.ts'
import {readJson} from './readJson.ts'
import {readMarkdown} from './readMarkdown.ts'
import {readSsml} from './readSsml.ts'

const folder = path.resolve(import.meta.dirname, '../../src/channels')
const names = readdirSync(folder).flatMap((file) => /^(\w+)\.ts$/.exec(file)?.[1] ?? [])

const html: Channel = {
  render: (document, options) =>
    renderHtml(document, {
      ...options,
      linkTo: () => 'javascript:alert(1)',
      assetUrl: () => 'javascript:alert(1)',
    }),
  texts: (output) => readHtml(output).texts,
  dangers: (output) => {
    const {tags, faults} = readHtml(output)
    const known =
      /^(article|header|section|footer|h[1-6]|p|ul|ol|li|dl|div|dt|dd|aside|figure|figcaption|strong|span|bdi|details|summary|a|img|video|audio|track|body|svg|path)$/
    const attributes =
      /^(class|id|lang|dir|role|aria-label|viewBox|width|height|d|fill|stroke|stroke-(width|linecap|dasharray)|data-(type|id|unit|notice)|href|hreflang)$/
    return [
      ...faults,
      ...tags.filter(({name}) => !known.test(name)).map(({name}) => `element ${name}`),
      ...tags.flatMap((tag) =>
        Object.keys(tag.attributes).filter((name) => !attributes.test(name)),
      ),
      ...tags.flatMap(({attributes: {href = ''}}) => (/^\s*javascript/i.test(href) ? [href] : [])),
    ]
  },
}

const gap = '\n\u001D\n'
const message: Channel = {
  render: (document, options) => renderMessage(document, options).join(gap),
  texts: (output) => [{lang: '', text: output.replaceAll(` …${gap}… `, ' ').replaceAll('*', '')}],
  dangers: (output) => [
    ...output
      .split(gap)
      .filter((block) => (block.match(/\*/g)?.length ?? 0) % 2)
      .map((block) => `bold is not closed: ${block}`),
    ...['*b*', '_i_', '~s~', '`c`']
      .filter((mark) => output.includes(mark))
      .map((mark) => `formats ${mark}`),
  ],
}

const markdown: Channel = {
  render: (document, options) =>
    renderMarkdown(document, {
      ...options,
      linkTo: () => 'javascript:alert(1)',
      assetUrl: () => 'javascript:alert(1)',
    }),
  texts: (output) => readMarkdown(output).texts,
  dangers: (output) => readMarkdown(output).faults,
}

const json: Channel = {
  render: (document, options) => JSON.stringify(renderJson(document, options)),
  texts: readJson,
  // Texts stay texts: what JSON can break is itself.
  dangers: (output) => (JSON.stringify(JSON.parse(output)) === output ? [] : ['not the same JSON']),
}

const leaflet: Channel = {
  render: (document, options) => {
    const printed = renderPrint(document, {
      ...options,
      statusUrl: 'javascript:alert(1)',
      assetUrl: () => 'javascript:alert(1)',
    })
    return printed.status === 'ok' ? bodyOf(printed.html) : `<p>${printed.message}</p>`
  },
  texts: (output) => {
    const [, locale = ''] = /^<body data-lang="(\w+)"/.exec(output) ?? []
    return readHtml(output).texts.map(({text, lang}) => ({text, lang: lang || locale}))
  },
  dangers: (output) => html.dangers(output.replace(/ data-lang="\w+"| style="width:\d+mm"/g, '')),
}

/** The body of a leaflet, with its language, without the lines to write on. */
const bodyOf = (page: string) =>
  `<body data-lang="${/lang="(\w+)"/.exec(page)?.[1] ?? ''}">${page.slice(page.indexOf('<body>') + 6, page.indexOf('</html>'))}`

const speech: Channel = {
  render: (document, options) => renderSpeech(document, options).ssml,
  texts: (output) => readSsml(output).texts,
  dangers: (output) => readSsml(output).faults,
}

const jsonld: Channel = {
  render: (document, options) => renderJsonLdScript(document, {...options, url: 'javascript:x'}),
  texts: (output) =>
    [...output.matchAll(/"inLanguage":"(\w+)"/g)].map(([, lang = '']) => ({lang, text: output})),
  dangers: (output) => [
    ...(/^(<script type="application\/ld\+json">[^<>&]*<\/script>)?$/.test(output)
      ? []
      : [`not one script: ${output.slice(0, 80)}`]),
    ...(output.includes('javascript:x') ? ['an address that acts'] : []),
  ],
}

const channels: Record<string, Channel> = {
  html,
  json,
  jsonld,
  markdown,
  message,
  print: leaflet,
  speech,
}

/** What a channel is not for, and why; its own tests say what it does instead. */
const exempt: Record<string, Record<string, string>> = {
  jsonld: {
    'never drops the do-not-stop warning or what is critical': 'it names a page, and is not read',
    'never mixes languages': 'it has no text per section: see jsonld.test.ts',
    'shows nothing that is withheld, and says so': 'it says nothing instead: see jsonld.test.ts',
    'tells the review and what it is not good for, at the end': 'as properties: see jsonld.test.ts',
    'marks a preview before anything else': 'there is none of a preview: see jsonld.test.ts',
    'marks what nobody has approved, at the top and at every part':
      'it tells nothing of it: see jsonld.test.ts',
  },
}

describe.each(names)('the channel %s', (name) => {
  it('is known to this suite', () => {
    expect(Object.keys(channels)).toContain(name)
  })

  it.each(Object.entries(contract).filter(([rule]) => !exempt[name]?.[rule]))(
    '%s',
    async (_, check) => {
      const channel = channels[name]
      if (!channel) throw new Error(`Say in this file how the output of ${name} is read.`)
      expect(await check(channel)).toEqual([])
    },
  )
})

describe('the contract catches a channel that', () => {
  const faulty: [fault: string, rule: string, channel: Channel][] = [
    [
      'does not escape',
      'escapes everything',
      {
        ...html,
        render: (document, options) => html.render(document, options).replaceAll('&lt;', '<'),
      },
    ],
    [
      'lets a text be bold',
      'escapes everything',
      {...message, render: (document, options) => message.render(document, options) + hostile},
    ],
    [
      'drops the first message',
      'never drops the do-not-stop warning or what is critical',
      {
        ...message,
        render: (document, options) =>
          message.render(document, options).split(gap).slice(1).join(gap),
      },
    ],
    [
      'drops critical words',
      'never drops the do-not-stop warning or what is critical',
      {
        ...html,
        render: (document, options) =>
          html
            .render(document, options)
            .replace(/<aside role="note" class="content-critical">.*?<\/aside>/g, ''),
      },
    ],
    [
      'adds words of another language',
      'never mixes languages',
      {
        ...message,
        render: (document, options) =>
          `${message.render(document, options)} [EN TEST] 1 [FR TEST] 1`,
      },
    ],
    [
      'does not mark the language',
      'never mixes languages',
      {
        ...html,
        render: (document, options) =>
          html.render(document, options).replace(/(<section[^>]*) lang="en" dir="ltr"/g, '$1'),
      },
    ],
    [
      'shows what is withheld',
      'shows nothing that is withheld, and says so',
      {...html, render: (document, options) => `${html.render(document, options)}[EN TEST] canary`},
    ],
    [
      'says nothing where words are withheld',
      'shows nothing that is withheld, and says so',
      {
        ...html,
        render: (document, options) =>
          html
            .render(document, options)
            .replace(/<aside[^>]*data-notice="withheld".*?<\/aside>/g, ''),
      },
    ],
    [
      'drops the review',
      'tells the review and what it is not good for, at the end',
      {
        ...html,
        render: (document, options) =>
          html.render(document, options).replace(/<footer>.*<\/footer>/, ''),
      },
    ],
    [
      'hides the watermark',
      'marks a preview before anything else',
      {
        ...message,
        render: (document, options) => message.render(document, options).replace(/^.*\n+/, ''),
      },
    ],
    [
      'hides that words are not approved',
      'marks what nobody has approved, at the top and at every part',
      {
        ...html,
        render: (document, options) =>
          html
            .render(document, options)
            .replace(/<aside[^>]*data-notice="unreviewed".*?<\/aside>/g, ''),
      },
    ],
    [
      'differs each time',
      'is the same every time',
      {...html, render: (document, options) => html.render(document, options) + counter()},
    ],
  ]
  let count = 0
  const counter = () => String((count += 1))

  it.each(faulty)('%s', async (_, rule, channel) => {
    const check = contract[rule]
    if (!check) throw new Error(`There is no rule “${rule}”.`)
    expect(await check(channel)).not.toEqual([])
  })
})

describe('a document that nobody gated', () => {
  it('is refused by the type checker', async () => {
    const raw = seedDocuments()[0]
    // @ts-expect-error: only createContent and createPreview make what a channel accepts.
    expectTypeOf(renderHtml).toBeCallableWith(raw)
    // @ts-expect-error: a stored document has no verdict.
    expectTypeOf(renderMessage).toBeCallableWith({
      id: 'x',
      type: 'procedure',
      locale: 'en',
      units: {},
    })
    expectTypeOf(renderHtml).toBeCallableWith(
      await read(seedDocuments(), 'procedure', 'procedure-coronary-stent', 'en'),
    )
  })
})
