import {execFileSync} from 'node:child_process'
import path from 'node:path'

import {expect, type Browser, type BrowserContext, type Page} from '@playwright/test'
import type {SanityClient} from '@sanity/client'

const root = path.resolve(import.meta.dirname, '..')

/** Somebody who works in the Studio: a user of the lake with a person document, in a browser of their own. */
export interface Colleague {
  /** Id of the Studio user. */
  user: string
  context: BrowserContext
  page: Page
}

/** What a person document says beyond its name and users. */
interface PersonFields {
  roles: string[]
  credentials?: string
  locales?: string[]
}

/**
 * Makes a user of the lake by a token, says by a published person document who that is, and opens a
 * browser that is signed in to the Studio with the token.
 */
export async function colleague(
  browser: Browser,
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
  const context = await browser.newContext()
  await context.addInitScript(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    ['__studio_auth_token_jakamy', JSON.stringify({token})],
  )
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  expect(page.isClosed()).toBe(false)
  return {user, context, page}
}
