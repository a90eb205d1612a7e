import type {Step} from './places.ts'

/** How items of lists are pointed at: by number, or by `_key` where they have one. */
export type SourceMapMode = 'index' | 'key'

/** Where a value of an answer comes from. */
export type ValueSource =
  | {type: 'documentValue'; document: number; path: number}
  | {type: 'literal'}
  | {type: 'unknown'}

/** A Content Source Map: for values of an answer the document and the path they come from. */
export interface ContentSourceMap {
  documents: {_id: string; _type: string}[]
  /** Normalised JSON paths into documents. */
  paths: string[]
  /** By normalised JSON path into the answer; a path covers what is inside it. */
  mappings: Record<string, {type: 'value'; source: ValueSource}>
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\f': String.raw`\f`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
  "'": String.raw`\'`,
  '\\': String.raw`\\`,
}

function escape(name: string): string {
  return name.replaceAll(/[\f\n\r\t'\\]/g, (sign) => ESCAPES[sign] ?? sign)
}

/** A path as `$['sections'][0]['title']`, or in the mode `key` `$['sections'][?(@._key=='a')]…`. */
export function normalisedPath(path: readonly Step[], mode: SourceMapMode): string {
  const steps = path.map((step) => {
    if (typeof step === 'string') return `['${escape(step)}']`
    if (mode === 'index' || step.key === undefined) return `[${step.index}]`
    return `[?(@._key=='${escape(step.key)}')]`
  })
  return `$${steps.join('')}`
}
