import {describe, expect, it} from 'vitest'

import {pathIn} from './pathIn.ts'

const document = {
  risks: {
    groups: [
      {_key: 'a', title: []},
      {_key: 'b', risk: {_ref: 'risk-test'}, steps: ['first']},
    ],
  },
}

describe('pathIn', () => {
  it.each([
    ['alternatives', ['alternatives']],
    ['risks.groups[0].title', ['risks', 'groups', {_key: 'a'}, 'title']],
    ['risks.groups[1].steps[0]', ['risks', 'groups', {_key: 'b'}, 'steps', 0]],
    ['risks.groups[1].risk.name', ['risks', 'groups', {_key: 'b'}, 'risk']],
    ['risks.groups[7].title', ['risks', 'groups', 7, 'title']],
  ])('%s leads to %j', (place, path) => {
    expect(pathIn(document, place)).toEqual(path)
  })
})
