// Lit has no declarations for CommonJS. For types alone a declaration may ask for those of a module:
// without saying so, projects that resolve as Node.js does, and check libraries, are refused (TS1479).
import {readFileSync, writeFileSync} from 'node:fs'

for (const file of ['dist/index.d.cts', 'dist/thin.d.cts']) {
  const before = readFileSync(file, 'utf8')
  const after = before
    .replace(/^import 'lit';$/gm, '')
    .replace(
      /^import (.*) from 'lit';$/gm,
      `import type $1 from 'lit' with {'resolution-mode': 'import'};`,
    )
  if (after === before) throw new Error(`${file} imports nothing of Lit: is this still needed?`)
  writeFileSync(file, after)
}
