import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const file =
  '@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2'

/** The font of a leaflet as a module: a leaflet is one file, and looks the same wherever it is printed. */
export function leafletFont(): string {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve(file)))
  return `/*!
 * Atkinson Hyperlegible Next, Latin, as fontsource packs it. Copyright 2020-2024 The Atkinson Hyperlegible Next
 * Project Authors (https://github.com/googlefonts/atkinson-hyperlegible-next). SIL Open Font License 1.1:
 * https://openfontlicense.org
 */
/** Written by \`npm run build\` from the package that the site and the kiosk have it from. */
export const leafletFont =
  'data:font/woff2;base64,${bytes.toString('base64')}'
`
}
