import {expect, it} from 'vitest'

import type {Figure} from '../../outline/nodes.ts'
import {notice} from '../../outline/say.ts'
import {en} from '../../words/en.ts'
import {spoken} from '../speech/spoken.ts'
import {pieces} from './pieces.ts'

const picture: Figure = {
  kind: 'figure',
  media: 'image',
  title: '[EN TEST] title',
  caption: '[EN TEST] caption',
  alt: '[EN TEST] alt',
  captions: [],
  notSupplied: notice({words: en}, 'notSupplied', en.notices.notSupplied.image),
  description: [],
  transcriptLabel: {text: en.parts.transcript, locale: 'en'},
  transcript: [],
}

it('a picture is told by its title, its caption and what it shows, or not at all', () => {
  const told = ['[EN TEST] title', '[EN TEST] caption', '[EN TEST] alt']
  expect(pieces([picture], en).map(({text}) => text)).toEqual(told)
  expect(spoken([picture], en).map(({text}) => text)).toEqual(told)
  const {alt: _alt, ...unseen} = picture
  expect([...pieces([unseen], en), ...spoken([unseen], en)]).toEqual([])
})
