// Writes the faces of the package, as a part of every build.
import {writeFileSync} from 'node:fs'
import path from 'node:path'

import {facesOf} from './facesOf.ts'

for (const [file, text] of facesOf()) {
  writeFileSync(path.resolve(import.meta.dirname, '..', file), text)
}
