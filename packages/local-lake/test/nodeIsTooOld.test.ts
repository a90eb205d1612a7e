import {readFileSync} from 'node:fs'

import {expect, test} from 'vitest'

import {nodeIsTooOld} from '../src/cli/nodeIsTooOld.ts'

const {engines} = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  engines: {node: string}
}

test.each(['20.20.2', '22.12.0', '22.15.9'])('Node.js %s is told what it lacks', (version) => {
  const text = nodeIsTooOld(version)
  expect(text).toContain(`this is ${version}`)
  expect(engines.node).toBe(`>=${/Node\.js (\S+) or newer/.exec(text!)?.[1]}`)
})

test.each(['22.16.0', '23.0.0', '24.21.0', process.versions.node])(
  'Node.js %s may go on',
  (version) => {
    expect(nodeIsTooOld(version)).toBeUndefined()
  },
)
