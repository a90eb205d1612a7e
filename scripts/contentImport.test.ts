import {readFileSync} from 'node:fs'
import path from 'node:path'

import fc from 'fast-check'
import {describe, expect, it} from 'vitest'

import {htmlPage} from './content/import/htmlPage.ts'
import {textOf} from './content/import/page.ts'
import {suspicionsOf} from './content/import/suspectCharacters.ts'
import {imported, importTrial, type Report} from './importTrial.ts'
import {seedDocuments} from './seed.ts'

const seedPage = path.resolve(import.meta.dirname, '../content/seed/coronary-stent.txt')
const {file} = importTrial()

const placesOf = ({sentences}: Report) =>
  sentences.map(({text, place}) => [place ?? '-', text] as const)

/** All words, without what parts them. */
const squeezed = (texts: readonly string[]) => texts.join('').replace(/\s/g, '')

const seedMap = file(
  'json',
  JSON.stringify({
    'Why are you being offered angioplasty or coronary dilation?': 'why',
    'PERFORMING CORONARY DILATATION': 'whatHappens',
    'The narrowing or occlusion…': 'failure',
    'As with coronary angiography…': 'stay',
    'Are there any risks associated with coronary dilatation?': 'risks',
    'What benefits can be expected from coronary dilatation?': 'benefits',
  }),
)

describe('the clinic’s page', () => {
  const page = squeezed([readFileSync(seedPage, 'utf8').replaceAll('•', '')])

  it('is in the report, every sentence of it, word for word', async () => {
    for (const map of [[], ['--map', seedMap]]) {
      const {sentences} = await imported(seedPage, ...map)
      expect(squeezed(sentences.map(({text}) => text))).toBe(page)
      for (const {place, reason} of sentences) expect([place, reason]).toContain(undefined)
      // The comparison sees a lost sentence.
      expect(squeezed(sentences.slice(1).map(({text}) => text))).not.toBe(page)
    }
  })

  it('fills the fields with the words that people filled in', async () => {
    const {draft, counts} = await imported(seedPage, '--map', seedMap)
    const known = seedDocuments().find(({_id}) => _id === 'procedure-coronary-stent')
    expect(known).toBeDefined()
    for (const field of ['why', 'failure', 'stay', 'benefits']) {
      const {heading, body, statement} = Object(known?.[field])
      expect(draft[field]).toEqual({
        ...(heading ? {heading} : {}),
        ...(body ? {body} : {}),
        ...(statement ? {statement} : {}),
      })
    }
    const statements = (document: unknown) =>
      Object(document).risks.groups.map((group: {statement: unknown}) => group.statement)
    expect(statements(draft)).toEqual(statements(known))
    expect(counts.placed).toBeGreaterThan(25)
  })

  it('becomes no number, choice, reference or approval', async () => {
    const {draft} = await imported(seedPage, '--map', seedMap)
    const text = JSON.stringify(draft)
    expect(draft._id).toBe('drafts.test-page')
    for (const key of ['frequency', 'minimum', 'occurrences', 'procedureType', 'approvals']) {
      expect(text).not.toContain(`"${key}"`)
    }
    expect(text).not.toContain('_ref')
    expect(JSON.stringify(seedDocuments())).toContain('"frequency"')
  })

  it('lists what is left over among the open questions', async () => {
    const {draft, sentences} = await imported(seedPage, '--map', seedMap)
    const flags: {code: string; note: string}[] = Object(draft).flags
    const notes = flags.filter(({code}) => code === 'import-left-over').map(({note}) => note)
    const left = sentences.filter(({place}) => place === undefined)
    expect(squeezed(notes)).toBe(squeezed(left.map(({text}) => text)))
    for (const note of notes) expect(note.length).toBeLessThanOrEqual(2000)
  })

  it('waits for people: the draft is no valid document yet, and the report says what it lacks', async () => {
    const {stillNeeded} = await imported(seedPage, '--map', seedMap)
    expect(stillNeeded.map((issue) => issue.path)).toContain('failure.frequency')
  })
})

describe('headings', () => {
  it('open the field whose title they bear, in English and French', async () => {
    const html = `<h1>[TEST] Titre</h1><p>[TEST] avant.</p>
      <h2>Pourquoi elle est proposée ?</h2><p>[TEST] parce que.</p>
      <h2>BENEFICES</h2><p>[TEST] mieux.</p>
      <h2>Alternatives</h2><h3>[TEST] Autre</h3><p>[TEST] autrement.</p><ul><li>[TEST] un<ul><li>[TEST] deux</li></ul></li></ul>
      <h2>Recovery</h2><ol><li>[TEST] first</li><li>[TEST] second</li></ol>
      <h2>[TEST] Unknown</h2><p>[TEST] homeless.</p>`
    expect(placesOf(await imported(file('html', html)))).toEqual([
      ['title', '[TEST] Titre'],
      ['-', '[TEST] avant.'],
      ['why.heading', 'Pourquoi elle est proposée ?'],
      ['why.body', '[TEST] parce que.'],
      ['benefits.heading', 'BENEFICES'],
      ['benefits.statement', '[TEST] mieux.'],
      ['-', 'Alternatives'],
      ['alternatives[0].name', '[TEST] Autre'],
      ['alternatives[0].description', '[TEST] autrement.'],
      ['alternatives[0].description', '[TEST] un'],
      ['alternatives[0].description', '[TEST] deux'],
      ['-', 'Recovery'],
      ['aftercare[0].text', '[TEST] first'],
      ['aftercare[1].text', '[TEST] second'],
      ['-', '[TEST] Unknown'],
      ['-', '[TEST] homeless.'],
    ])
  })

  it('within a text stay above their words; without a home they take their words with them', async () => {
    const html = `<h2>Why it is offered</h2><p>[TEST] a.</p><h3>[TEST] not if</h3><p>[TEST] b.</p>
      <h2>Risks</h2><p>[TEST] intro.</p><h3>[TEST] group</h3><p>[TEST] c.</p><h3>${'[TEST] '.repeat(20)}</h3><p>[TEST] d.</p>
      <h2>Recovery</h2><h3>[TEST] driving</h3><p>[TEST] e.</p>`
    const report = await imported(file('html', html))
    const place = Object.fromEntries(placesOf(report).map(([where, text]) => [text, where]))
    expect(place).toMatchObject({
      '[TEST] not if': 'why.body',
      '[TEST] intro.': 'risks.intro',
      '[TEST] group': 'risks.groups[0].title',
      '[TEST] c.': 'risks.groups[0].statement',
      '[TEST] d.': '-',
      '[TEST] driving': '-',
      '[TEST] e.': '-',
    })
    expect(Object(report.draft).why.body[0].value[1].children[0]).toMatchObject({
      text: '[TEST] not if',
      marks: ['strong'],
    })
  })

  it('what needs a decision of a person is left to one', async () => {
    const {sentences} = await imported(
      file('md', '# [TEST]\n\n## When to get help\n\n- [TEST] pain\n\n## Devices\n\n[TEST] thing.'),
    )
    expect(sentences.slice(1).every(({place}) => place === undefined)).toBe(true)
  })

  it('of a map must name fields that there are', async () => {
    const map = (value: unknown) => file('json', JSON.stringify(value))
    const page = file('txt', '[TEST]')
    await expect(imported(page, '--map', map({A: 'why.bodies'}))).rejects.toThrow(
      /“why\.bodies”.*no field of “procedure”.*There are: title,/,
    )
    await expect(imported(page, '--map', map(['why']))).rejects.toThrow('is not an object')
    await expect(imported(page, '--map', 'none.json')).rejects.toThrow('“none.json” cannot be read')
    await expect(imported(page, '--map', map({A: '__proto__.x'}))).rejects.toThrow('no field')
  })
})

describe('Markdown', () => {
  it('is read like the page it stands for', async () => {
    const markdown = `# [TEST] Title

## Benefits:

[TEST] one **two** [three](javascript:alert(1)) ![four](https://images.invalid/a.png)
five.

<div>[TEST] <b>six</b></div>

| [TEST] a | b |
|---|---|
| 1 mg | c |
`
    const report = await imported(file('md', markdown))
    expect(placesOf(report)).toEqual([
      ['title', '[TEST] Title'],
      ['benefits.heading', 'Benefits:'],
      ['benefits.statement', '[TEST] one two three five.'],
      ['benefits.statement', '[TEST] six'],
      ['-', '[TEST] a\tb'],
      ['-', '1 mg\tc'],
    ])
    expect(report.files).toEqual([{alt: 'four', src: 'https://images.invalid/a.png'}])
    expect(report.links).toMatchObject([
      {text: 'three', href: 'javascript:alert(1)', warning: expect.stringContaining('do not use')},
    ])
    expect(JSON.stringify(report.draft)).not.toContain('javascript')
  })
})

describe('HTML', () => {
  it('keeps every visible word apart from its neighbours, in order', () => {
    const {passages, asides, removed} = htmlPage(`<html><head><title>T</title>
      <meta name="description" content="D"><style>.x{}</style></head><body><!-- c -->
      <nav><a href="/">Home</a> <a href="/b">Back</a></nav>Loose <div>in<div>inner</div>tail</div>
      <script>alert("no")</script><template>no</template><p>a<br>b<br><br>c</p>
      <ul><li><p>d</p><p>e</p></li></ul><dl><dt>f</dt><dd>g</dd></dl><pre>h  i</pre>
      <table><tr><td><h2>j</h2><p>k</p></td></tr></table><p>Un<b>cl</b>osed<p>x&nbsp;%&#8239;&lt;
      <svg><title>l</title><text>m</text></svg><noscript>n</noscript><o:p>o</o:p></body>`)
    expect(passages.map((passage) => textOf(passage))).toEqual([
      'Home Back',
      'Loose',
      'in',
      'inner',
      'tail',
      'a\nb',
      'c',
      'd',
      'e',
      'f',
      'g',
      'h  i',
      'j',
      'k',
      'Unclosed',
      'x\u00A0%\u202F<',
      'l',
      'm',
      'n',
      'o',
    ])
    expect(asides.map(({text}) => text)).toEqual(['T', 'D'])
    expect(removed).toEqual({style: 1, comment: 1, script: 1, template: 1})
  })

  it('of any words in any nesting keeps them all', () => {
    const word = fc.stringMatching(/^[a-zé&<>"0-9’]{1,8}$/)
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
    const tag = fc.constantFrom('p', 'div', 'li', 'ul', 'b', 'i', 'h2', 'td', 'tr', 'table', 'x-y')
    const {tree} = fc.letrec<{tree: {html: string; text: string}}>((tie) => ({
      tree: fc.oneof(
        {maxDepth: 6},
        word.map((text) => ({html: escaped(text), text})),
        fc
          .tuple(tag, fc.array(tie('tree'), {maxLength: 4}), fc.boolean())
          .map(([name, children, isClosed]) => ({
            html: `<${name}>${children.map(({html}) => html).join(' ')}${isClosed ? `</${name}>` : ''}`,
            text: children.map(({text}) => text).join(''),
          })),
      ),
    }))
    fc.assert(
      fc.property(tree, ({html, text}) => {
        const {passages} = htmlPage(html)
        expect(squeezed(passages.map((passage) => textOf(passage)))).toBe(text)
      }),
      {numRuns: 1000},
    )
  })

  it.each([
    ['<p>10<sup>2</sup> mg</p>', 'raised letters'],
    ['<p>CO<sub>2</sub></p>', 'lowered letters'],
    ['<p>[TEST] <del>75</del> 100 mg</p>', 'struck out'],
    ['<p>[TEST] <span style="display: none">not</span> safe</p>', 'hidden on the page'],
    ['<div hidden><p>[TEST]</p></div>', 'hidden on the page'],
    ['<table><tr><td>[TEST]</td><td>1 mg</td></tr></table>', 'row of a table'],
    ['<p>1\u200B0 mg</p>', '1[U+200B]0'],
    ['<p>10 m\u00ADg</p>', 'm[U+00AD]g'],
    ['<p>[TEST] \u202E21\u202C mg</p>', '[U+202E]21[U+202C]'],
    ['<p>1\u041E mg</p>', '1[U+041E]'],
    ['<p>\u0661\u0660 mg</p>', 'digits of another script'],
  ])(
    'row 41: does not place what may read otherwise than it is written: %s',
    async (html, reason) => {
      const {sentences, draft} = await imported(file('html', `<h2>Benefits</h2>${html}`))
      expect(sentences[1]).not.toHaveProperty('place')
      expect(sentences[1]?.reason).toContain(reason)
      expect(draft).not.toHaveProperty('benefits.statement')
      // The same words without the trap are placed.
      const plain = await imported(file('html', '<h2>Benefits</h2><p>[TEST] 10 mg</p>'))
      expect(plain.sentences[1]?.place).toBe('benefits.statement')
    },
  )

  it('row 41: places words with hidden characters that change no number, and says so', async () => {
    const page = file('html', '<h2>Benefits</h2><p>[TEST] co\u00ADoperate.</p>')
    const {sentences, draft} = await imported(page)
    expect(sentences[1]).toMatchObject({
      place: 'benefits.statement',
      text: '[TEST] co\u00ADoperate.',
    })
    expect(sentences[1]?.warnings?.[0]).toContain('co[U+00AD]operate')
    expect(draft.flags).toContainEqual(
      expect.objectContaining({code: 'suspect-characters', field: 'benefits.statement'}),
    )
  })

  it('row 41: sees lost and garbled letters and formulas; ordinary text is not suspect', () => {
    const messages = (text: string) => suspicionsOf(text).map(({message}) => message)
    expect(messages('[TEST] opÃ©ration')).toEqual([expect.stringContaining('wrong encoding')])
    expect(messages('[TEST] \uFFFD')).toEqual([expect.stringContaining('lost before')])
    expect(messages('=SUM(A1:A2)')).toEqual([expect.stringContaining('formula')])
    expect(messages('pa\u0440a [TEST]')).toEqual([expect.stringContaining('two scripts')])
    expect(messages('2 à 5 %, 5 μg, 10 µg, l’œuvre — “x” - 8 a.m. +1 2')).toEqual([])
  })
})
