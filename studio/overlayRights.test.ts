import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'

import {startLake, type RunningLake} from '@jakamy/local-lake'
import {createClient, type SanityClient} from '@sanity/client'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

import {rightsMarkers} from './overlayRights.ts'
import {schemaTypes} from './schemaTypes.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'studio-rights-'))
let lake: RunningLake
let client: SanityClient

beforeAll(async () => {
  lake = await startLake({dataDir: folder, port: 0, projectId: 'jakamy', adminToken: 'test'})
  client = createClient({
    projectId: 'jakamy',
    dataset: 'production',
    token: 'test',
    apiHost: `http://127.0.0.1:${lake.port}`,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: '2025-02-19',
  })
})

afterAll(async () => {
  await lake.close()
  rmSync(folder, {recursive: true, force: true})
})

/** What an editor reads beside the field for a text with these rights. */
async function told(rights: object | undefined) {
  await client.createOrReplace({
    _id: 'procedure-test',
    _type: 'procedure',
    ...(rights ? {rights} : {}),
  })
  const value = {target: {_type: 'reference', _ref: 'procedure-test', _weak: true}}
  return rightsMarkers(value, {getClient: () => client})
}

describe('a local addition to a text that', () => {
  it.each([
    ['nobody has settled the rights of', undefined, 'are not known'],
    ['has unknown rights', {licence: 'unknown', reuseByClinics: true}, 'are not known'],
    ['is not for other clinics', {licence: 'own'}, 'do not let other clinics'],
    [
      'was lent for a time',
      {licence: 'permission', reuseByClinics: true, expires: '2020-01-01'},
      'has ended',
    ],
  ])('%s is warned of at its field', async (_which, rights, words) => {
    expect(await told(rights)).toEqual([
      {message: expect.stringContaining(words), path: ['target']},
    ])
  })

  it('may be re-used, is not chosen yet, or is not published, is not', async () => {
    expect(await told({licence: 'CC-BY-4.0', reuseByClinics: true})).toBe(true)
    for (const value of [undefined, {}, {target: {_ref: 'procedure-none'}}]) {
      expect(await rightsMarkers(value, {getClient: () => client})).toBe(true)
    }
  })

  it('is looked at by the Studio, as a warning and beside the other checks', () => {
    const type: {validation?: unknown} | undefined = schemaTypes.find(
      ({name}) => name === 'clinicOverlay',
    )
    const warnings: unknown[] = []
    const rule = {
      custom: (validator: unknown) => ({...rule, warning: () => warnings.push(validator)}),
      warning: () => rule,
    }
    if (typeof type?.validation !== 'function') throw new Error('There is no validation.')
    const rules: unknown[] = type.validation(rule)
    expect(warnings).toContain(rightsMarkers)
    expect(rules.length).toBeGreaterThan(warnings.length)
  })
})
