import {printFont} from '../../design/tokens.ts'
import {leafletFont} from './leafletFont.ts'

/** How a leaflet is laid out. */
export type LeafletFormat = 'a4' | 'largePrint'

/** Sizes of the two layouts: clear print is 12 to 14 point, large print 18 (UKAAF). */
const sizes = {
  a4: {
    text: '12pt',
    title: '24pt',
    heading: '15pt',
    margin: '18mm 18mm 22mm',
    line: '9mm',
    dots: '18mm',
  },
  largePrint: {
    text: '18pt',
    title: '30pt',
    heading: '22pt',
    margin: '16mm 16mm 24mm',
    line: '13mm',
    dots: '26mm',
  },
} as const

/** Whether there is such a layout; its name may come from a setting. */
export function isFormat(value: unknown): boolean {
  return typeof value === 'string' && Object.hasOwn(sizes, value)
}

/**
 * The style of a leaflet: black on white, left aligned, no italics and no capitals; headings stay with
 * their text, and groups of risks, warnings and pictures are not torn.
 * @param footer stands at the foot of every page
 * @param dir the direction of its language: pages have no logical sides
 */
export function leafletStyle(format: LeafletFormat, footer: string, dir: 'ltr' | 'rtl'): string {
  const {text, title, heading, margin, line, dots} = sizes[format]
  const [start, end] = dir === 'rtl' ? ['right', 'left'] : ['left', 'right']
  return `
@font-face { font-family: "Atkinson Hyperlegible Next Variable"; src: url(${leafletFont}) format("woff2"); font-weight: 200 800; }
@page { size: A4; margin: ${margin}; @bottom-${start} { content: ${cssString(footer)}; font: 8pt ${printFont}; width: 85%; direction: ${dir}; } @bottom-${end} { content: counter(page) " / " counter(pages); font: 8pt ${printFont}; } }
* { box-sizing: border-box; }
body { margin: 0; color: #000; background: #fff; font: ${text}/1.5 ${printFont}; text-align: start; text-wrap: pretty; hyphens: manual; overflow-wrap: break-word; }
h1 { font-size: ${title}; line-height: 1.2; margin: 0 0 6mm; }
h2 { font-size: ${heading}; line-height: 1.25; margin: 7mm 0 2mm; }
h3, h4, h5, h6 { font-size: ${text}; margin: 4mm 0 1mm; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; text-wrap: balance; }
p { margin: 0 0 3mm; orphans: 3; widows: 3; }
ul, ol { margin: 0 0 3mm; padding-inline-start: 7mm; }
li { margin-bottom: 2mm; }
.content-group, aside, figure, .ruler, .questions, footer { break-inside: avoid; }
aside, .notice { border: 0.5mm solid #000; padding: 3mm 4mm; margin: 0 0 4mm; }
aside p, .notice { margin-bottom: 0; }
.content-warning, .content-critical { font-weight: bold; }
aside.content-warning { border-width: 1.2mm; }
.watermark { border: 1.2mm double #000; padding: 3mm; text-align: center; }
dl { margin: 0 0 3mm; } dl > div { break-inside: avoid; margin-bottom: 2mm; } dt { font-weight: bold; } dd { margin: 0; }
.content-label { display: block; }
.content-frequency { display: flex; gap: 4mm; align-items: center; break-inside: avoid; margin-bottom: 3mm; } .content-frequency p { margin: 0; }
.content-icons { width: ${dots}; height: auto; flex: none; }
.content-notice:is([data-notice=notSupplied], [data-notice=notToScale], [data-notice=examplesOnly], [data-notice=noNumber]) { border: 0; padding: 0; }
figure { margin: 4mm 0; padding: 0 4mm; border-inline-start: 0.6mm solid #000; } figure > :last-child > :last-child { margin-bottom: 0; } .content-figure-title { font-weight: bold; } img { max-width: 100%; height: auto; } img.true-size { max-width: none; }
details summary { font-weight: bold; list-style: none; }
.questions .line { border-bottom: 0.3mm solid #000; height: ${line}; }
.ruler .scale { border: 0.3mm solid #000; border-top: 0; height: 3mm; }
footer { margin-top: 8mm; border-top: 0.3mm solid #000; padding-top: 4mm; }
.status { display: flex; gap: 4mm; align-items: center; margin-bottom: 3mm; } .status p { overflow-wrap: anywhere; }
.code svg { width: 26mm; height: 26mm; display: block; }
`
}

/** A text inside quotes of CSS; nothing in it can end them or the element around. */
function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,;:()·–-]/gu, (character) => `\\${(character.codePointAt(0) ?? 32).toString(16)} `)}"`
}
