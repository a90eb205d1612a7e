import {execFileSync} from 'node:child_process'
import path from 'node:path'

import type {Page} from '@playwright/test'
import type {SanityClient} from '@sanity/client'

import {studioUrl} from './running.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Somebody who works in the Studio: a user of the lake with a person document. */
export interface Colleague {
  /** Id of the Studio user. */
  user: string
  token: string
}

/** What a person document says beyond its name and users. */
interface PersonFields {
  roles: string[]
  credentials?: string
  locales?: string[]
}

/** Makes a user of the lake by a token, and says by a published person document who that is. */
export async function colleague(
  lake: SanityClient,
  dataDir: string,
  name: string,
  fields: PersonFields,
): Promise<Colleague> {
  const made = execFileSync(
    process.execPath,
    [
      path.join(root, 'packages/local-lake/src/cli.ts'),
      'token',
      'create',
      '--data',
      path.join(dataDir, 'lake'),
      '--role',
      'editor',
      '--label',
      name,
      '--json',
    ],
    {encoding: 'utf8'},
  )
  const {id, token}: {id: string; token: string} = JSON.parse(made)
  const user = `p-token-${id}`
  await lake.create({_type: 'person', _id: `person-${id}`, name, studioUsers: [user], ...fields})
  return {user, token}
}

/** Signs a browser in to the Studio, as the Studio itself keeps its sign-in. */
export async function signIn(page: Page, {token}: Colleague): Promise<void> {
  const empty = `${studioUrl}/sign-in-for-test`
  await page.route(empty, (route) => route.fulfill({contentType: 'text/html', body: ''}))
  await page.goto(empty)
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    ['__studio_auth_token_jakamy', JSON.stringify({token})],
  )
}
