import {isContentError} from '@jakamy/content-sdk'
import {expect, test} from 'vitest'

import {assetUrl} from '../src/content/assetUrl.ts'
import {settingsFrom} from '../src/content/settings.ts'

test('without settings it is the clinic’s hosted Content Lake, and no preview', () => {
  expect(settingsFrom({CONTENT_PREVIEW_TOKEN: ' ', CONTENT_API_HOST: ''})).toEqual({
    projectId: 'jakamy',
    dataset: 'production',
    clinic: 'clinic-jakamy',
  })
})

test.each(['localhost:4000', 'foo', 'file:///etc', 'ftp://example.org'])(
  'the address %s is refused, by the name of its variable',
  (address) => {
    const read = () => settingsFrom({CONTENT_API_HOST: address})
    expect(read).toThrow(`CONTENT_API_HOST is “${address}”`)
    expect(read).toThrow(expect.toSatisfy((error) => isContentError(error, 'INVALID_OPTIONS')))
  },
)

test('the site’s own address is taken, and refused when it is none', () => {
  expect(settingsFrom({CONTENT_SITE_URL: 'https://clinic.example'}).siteUrl).toBe(
    'https://clinic.example',
  )
  expect(() => settingsFrom({CONTENT_SITE_URL: 'clinic.example'})).toThrow('CONTENT_SITE_URL')
})

test('an address of the Studio that is none is refused, by the name of its variable', () => {
  expect(() => settingsFrom({CONTENT_STUDIO_URL: 'studio'})).toThrow(
    'CONTENT_STUDIO_URL is “studio”',
  )
  expect(settingsFrom({CONTENT_STUDIO_URL: 'http://localhost:3333'}).studioUrl).toBe(
    'http://localhost:3333',
  )
})

const local = settingsFrom({CONTENT_API_HOST: 'http://127.0.0.1:4000/'})

test.each([
  [
    'image-abc123-20x10-png',
    'http://127.0.0.1:4000/images/jakamy/production/abc123-20x10.png?w=1344&fit=max&auto=format',
  ],
  ['image-abc123-20x10-svg', 'http://127.0.0.1:4000/images/jakamy/production/abc123-20x10.svg'],
  ['file-abc123-mp4', 'http://127.0.0.1:4000/files/jakamy/production/abc123.mp4'],
])('the file %s is at %s', (id, address) => {
  expect(assetUrl(local, id)).toBe(address)
})

test.each([
  '',
  'abc',
  'image-../../secret-png',
  'image-a/b-png',
  'file-a?b-mp4',
  'javascript:alert(1)',
])('%j is no file', (id) => {
  expect(assetUrl(local, id)).toBeUndefined()
})

test('files of the hosted Content Lake come from Sanity', () => {
  expect(assetUrl(settingsFrom({}), 'file-abc-vtt')).toBe(
    'https://cdn.sanity.io/files/jakamy/production/abc.vtt',
  )
})
