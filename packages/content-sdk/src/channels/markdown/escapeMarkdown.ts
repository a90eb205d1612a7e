/**
 * Makes a text plain text to every reader of Markdown (CommonMark with the tables, footnotes, bare
 * links and formulas of GitHub): nothing in it formats, links or breaks out of its paragraph. Its line
 * breaks stay.
 */
export function escapeMarkdown(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => escapeLine(line.replace(/\s+/g, ' ').trim()))
    .filter((line) => line !== '')
    .join('\\\n')
}

function escapeLine(line: string): string {
  return line
    .replace(/[\\`*_[\]<>~|&#$]/g, '\\$&')
    .replace(/(https?|ftp):\/\//gi, '$1\\://')
    .replace(/www\./gi, (start) => `${start.slice(0, -1)}\\.`)
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
}

/** Escaped words between marks such as `**`, which do not hold across a line or beside a space. */
export function marked(mark: string, escaped: string): string {
  return escaped
    .split('\\\n')
    .map((line) => line.replace(/^(\s*)(.*?)(\s*)$/, `$1${mark}$2${mark}$3`))
    .join('\\\n')
}

/** A link, or its words alone where there is no address. */
export function link(escaped: string, address: string | undefined): string {
  return address === undefined ? escaped : `[${escaped}](<${escapeAddress(address)}>)`
}

/** An address between `<` and `>`. */
export function escapeAddress(address: string): string {
  return address.replace(/[<>\\\s]/g, encodeURIComponent)
}
