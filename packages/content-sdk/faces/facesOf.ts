import {readFileSync} from 'node:fs'
import path from 'node:path'

import {documents, type DocumentDefinition} from '@jakamy/schemas'

import {leafletFont} from './leafletFont.ts'
import {openApi} from './openApi.ts'
import {tokensCss} from './tokensCss.ts'

const manifest: {version: string} = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'),
)

/** The files that show the package to what knows no TypeScript, by their path in it. */
export function facesOf(
  definitions: readonly DocumentDefinition[] = Object.values<DocumentDefinition>(documents),
): Map<string, string> {
  const document = openApi(definitions, manifest.version)
  return new Map([
    ['openapi.json', `${JSON.stringify(document, null, 1)}\n`],
    ['tokens.css', tokensCss()],
    ['src/channels/print/leafletFont.ts', leafletFont()],
  ])
}
