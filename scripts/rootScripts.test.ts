import {readFileSync} from 'node:fs'
import path from 'node:path'

import {describe, expect, it} from 'vitest'

const {scripts} = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../package.json'), 'utf8'),
) as {scripts: Record<string, string>}

describe('npm run', () => {
  it.each(Object.entries(scripts))('%s leaves no star for the shell to expand', (_, command) => {
    expect(command.replaceAll(/"[^"]*"/g, '')).not.toContain('*')
  })
})
