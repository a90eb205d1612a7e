// Writes the faces of the definitions, as a part of every build.
import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {documents, type DocumentDefinition} from '../src/index.ts'
import {facesOf} from './facesOf.ts'

const root = path.resolve(import.meta.dirname, '..')
rmSync(path.join(root, 'json-schema'), {recursive: true, force: true})
mkdirSync(path.join(root, 'json-schema'))
for (const [file, text] of facesOf(Object.values<DocumentDefinition>(documents))) {
  writeFileSync(path.join(root, file), text)
}
