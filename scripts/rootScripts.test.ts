import {describe, expect, it} from 'vitest'

import root from '../package.json' with {type: 'json'}

describe('npm run', () => {
  it.each(Object.entries(root.scripts))('%s leaves no star to the shell', (_, command) => {
    expect(command.replaceAll(/"[^"]*"/g, '')).not.toContain('*')
  })
})
