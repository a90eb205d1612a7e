import {describe, expect, it} from 'vitest'

import {codeBlocks, firstProgram} from './codeBlocks.ts'

const page = [
  '# A page',
  '',
  '```ts run',
  'program()',
  '```',
  '',
  '1. A step:',
  '',
  '   ```tsx',
  '   const a = (',
  '     <p />',
  '   )',
  '   ```',
  '',
  '```sh',
  'npm start',
  '```',
  '',
].join('\n')

describe('codeBlocks', () => {
  it('finds TypeScript, also inside lists, and says where it is', () => {
    expect(codeBlocks(page)).toEqual([
      {language: 'ts', run: true, line: 4, code: 'program()\n'},
      {language: 'tsx', run: false, line: 10, code: 'const a = (\n  <p />\n)\n'},
    ])
  })

  it('gives the first program, and never nothing', () => {
    expect(firstProgram(page)).toBe('program()\n')
    expect(() => firstProgram('```ts\nx\n```\n')).toThrow('has no block')
  })
})
