/**
 * The colours of everything readers see, in light and in dark: site, kiosk, elements. Each ink has at
 * least 4.5:1 on every ground it stands on (WCAG AA). Paper is black on white.
 */
export const colours = {
  paper: ['#f8f7f4', '#0e1a1e'],
  surface: ['#ffffff', '#15262b'],
  ink: ['#12262b', '#e9f0f0'],
  'ink-soft': ['#44575c', '#b3c3c6'],
  line: ['#d5dcdb', '#2c4147'],
  'line-strong': ['#7f9094', '#6d858b'],
  brand: ['#0b5a66', '#86d3da'],
  'brand-strong': ['#07424b', '#b4e6ea'],
  'on-brand': ['#ffffff', '#06282d'],
  tint: ['#e4f0f0', '#17343a'],
  accent: ['#b8402a', '#ff9d86'],
  hero: ['#07424b', '#0d3a42'],
  'on-hero': ['#ffffff', '#eaf6f6'],
  focus: ['#1d4ed8', '#9dbcff'],
  'warn-surface': ['#fdeee6', '#3a1c10'],
  'warn-line': ['#b93a0e', '#ff9566'],
  'warn-ink': ['#5e1d04', '#ffe0d1'],
  'note-surface': ['#edf2f8', '#182a3b'],
  'note-line': ['#5b7a9d', '#7fa3cb'],
  'note-ink': ['#1e3449', '#d7e6f6'],
  'preview-surface': ['#5a1f86', '#6d2fa0'],
  'preview-stripe': ['#6b2b9c', '#7d3db2'],
  'preview-ink': ['#ffffff', '#ffffff'],
} as const satisfies Readonly<Record<string, readonly [light: string, dark: string]>>

/** The name of a colour; in CSS it stands behind `--`. */
export type Colour = keyof typeof colours

/** A colour that follows the colour scheme, as a value of CSS. */
export function lightDark(name: Colour): string {
  return `light-dark(${colours[name].join(', ')})`
}

/** What is in no need of two values. */
export const measures = {
  // The bundled font first; what a device has of its own where it lacks a letter.
  font: "'Atkinson Hyperlegible Next Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', Arial, sans-serif",
  'text-s': '0.9375rem',
  'text-m': '1.0625rem',
  'text-l': '1.25rem',
  'text-xl': 'clamp(1.375rem, 1.2rem + 0.8vw, 1.75rem)',
  'text-xxl': 'clamp(1.875rem, 1.4rem + 2.2vw, 2.875rem)',
  leading: '1.62',
  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-5': '1.5rem',
  'space-6': '2.25rem',
  'space-7': '3.5rem',
  measure: '42rem',
  page: '68rem',
  target: '2.75rem',
  radius: '0.75rem',
  'radius-s': '0.375rem',
} as const satisfies Readonly<Record<string, string>>

/** Fonts of a leaflet: the one it carries, then what a machine that prints has for letters it lacks. */
export const printFont =
  '"Atkinson Hyperlegible Next Variable", "Noto Sans", "DejaVu Sans", "Liberation Sans", Arial, sans-serif'
