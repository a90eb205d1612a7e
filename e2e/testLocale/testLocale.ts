// A language that runs from right to left, for tests alone: what `docs/add-a-locale.md` tells to write, done
// while the real site, kiosk and elements are built. No file of the product knows it.
import {readFileSync} from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '../..')
const importFake = `import {fakeWords} from ${JSON.stringify(path.join(import.meta.dirname, 'fake.ts'))}\n`

/** What is written instead of what, by file. */
const edits: Readonly<Record<string, readonly [string, string]>> = {
  'packages/schemas/src/locales.ts': [
    "fallback: ['en']},\n]",
    "fallback: ['en']},\n  {id: 'ar', label: '[AR TEST]', dir: 'rtl', fallback: ['en']},\n]",
  ],
  'packages/content-sdk/src/words/wordsFor.ts': ['= {en, fr}', '= {en, fr, ar: fakeWords(en)}'],
  'examples/site/src/words/index.ts': ['= {en, fr}', '= {en, fr, ar: fakeWords(en)}'],
  'examples/kiosk/src/words.ts': [
    'export const words: Readonly<Record<string, Words> & {en: Words}> = {',
    'export const words: Readonly<Record<string, Words> & {en: Words}> = {\n  get ar() { return fakeWords(words.en) },',
  ],
}

/**
 * A file with the test language in it.
 * @returns `undefined` for a file that says nothing of languages
 * @throws Error when the file has no place for it any more
 */
export function withTestLocale(file: string): string | undefined {
  const edit = edits[path.relative(root, file)]
  if (!edit) return undefined
  const text = readFileSync(file, 'utf8')
  const [before, after] = edit
  if (text.split(before).length !== 2) throw new Error(`${file} has not once “${before}”.`)
  return (after.includes('fakeWords') ? importFake : '') + text.replace(before, after)
}

/** For builds with Vite. */
export const testLocale = {
  name: 'test-locale',
  enforce: 'pre' as const,
  load: (id: string) => withTestLocale(id.split('?')[0] ?? ''),
}
