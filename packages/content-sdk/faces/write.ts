// Writes the faces of the package, and copies the pages that errors name, as a part of every build.
import {cpSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {facesOf} from './facesOf.ts'

for (const [file, text] of facesOf()) {
  writeFileSync(path.resolve(import.meta.dirname, '..', file), text)
}

const errors = path.resolve(import.meta.dirname, '../../../docs/errors')
cpSync(errors, path.resolve(import.meta.dirname, '../docs/errors'), {recursive: true})
