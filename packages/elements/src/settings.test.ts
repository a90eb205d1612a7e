import {expect, it} from 'vitest'

import {configure, onConfigure, settingsOf} from './settings.ts'

const element = (own: Record<string, string>) => ({
  getAttribute: (name: string) => own[name] ?? null,
})

it('an element uses its own attributes, else what the page has set', () => {
  let told = 0
  const stop = onConfigure(() => (told += 1))
  configure({project: 'page', apiHost: 'http://localhost:4000', locale: 'fr'})
  stop()
  configure({clinic: 'clinic-test'})
  expect(told).toBe(1)
  expect(settingsOf(element({locale: 'en'}))).toEqual({
    project: 'page',
    apiHost: 'http://localhost:4000',
    locale: 'en',
    clinic: 'clinic-test',
  })
  // Another project at the page's host would be a mix that nobody has asked for.
  expect(settingsOf(element({project: 'own'}))).toEqual({
    project: 'own',
    locale: 'fr',
    clinic: 'clinic-test',
  })
})
