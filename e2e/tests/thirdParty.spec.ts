import {expect, test, type Page} from '@playwright/test'
// A project of somebody else: its own schema, its own GROQ, the `sanity` command and its Studio in
// a real browser. The address of the lake is all that it is told.
import {createClient, type SanityClient} from '@sanity/client'

import {png} from '../png.ts'
import {adminToken, startThirdParty, type ThirdParty, write} from '../thirdParty.ts'

let project: ThirdParty
let site: SanityClient

test.beforeAll(async () => {
  project = await startThirdParty()
  site = createClient({
    projectId: 'weblog',
    dataset: 'production',
    apiVersion: '2025-02-19',
    apiHost: project.lakeUrl,
    useProjectHostname: false,
    useCdn: false,
  })
})

test.afterAll(() => project.stop())

const documents = [
  {_id: 'ada', _type: 'author', name: '[TEST] Ada'},
  {_id: 'first', _type: 'post', title: '[TEST] First', author: {_type: 'reference', _ref: 'ada'}},
  {_id: 'drafts.second', _type: 'post', title: '[TEST] Second'},
]

test('the sanity command: datasets, documents, users, tokens, origins', async () => {
  const {sanity} = project
  const file = write(project, 'documents.json', JSON.stringify(documents))
  expect(await sanity('documents', 'create', file)).toContain('first')
  expect(JSON.parse(await sanity('documents', 'get', 'first'))).toMatchObject(documents[1] ?? {})
  const query = '*[_type=="post"]{title,"by":author->name}'
  const asked = await sanity('documents', 'query', query, '--api-version', '2025-02-19')
  expect(JSON.parse(asked)).toEqual([{title: '[TEST] First', by: '[TEST] Ada'}])

  const archive = `${project.folder}/production.tar.gz`
  await sanity('datasets', 'export', 'production', archive)
  await sanity('datasets', 'create', 'copy', '--visibility', 'private')
  await sanity('datasets', 'import', archive, '--dataset', 'copy')
  const copy = site.withConfig({dataset: 'copy', token: adminToken, perspective: 'raw'})
  expect(await copy.fetch('*._id | order(@)')).toEqual(['ada', 'drafts.second', 'first'])
  expect(await sanity('datasets', 'list')).toBe('copy\nproduction\n')
  expect(await sanity('datasets', 'visibility', 'get', 'copy')).toContain('private')
  await expect(site.withConfig({dataset: 'copy'}).fetch('*')).rejects.toMatchObject({
    statusCode: 401,
  })
  await sanity('datasets', 'visibility', 'set', 'copy', 'public')
  expect(await site.withConfig({dataset: 'copy'}).fetch('count(*)')).toBe(2)
  await sanity('datasets', 'delete', 'copy', '--force')
  expect(await sanity('datasets', 'copy', 'production', 'clone')).toContain('completed')
  const clone = site.withConfig({dataset: 'clone', token: adminToken, perspective: 'raw'})
  expect(await clone.fetch('*._id | order(@)')).toEqual(['ada', 'drafts.second', 'first'])
  expect(await sanity('datasets', 'copy', '--list')).toContain('clone')
  await sanity('datasets', 'alias', 'create', 'live', 'clone')
  expect(await sanity('datasets', 'list')).toContain('~live -> clone')
  await sanity('datasets', 'alias', 'delete', 'live', '--force')
  await sanity('datasets', 'delete', 'clone', '--force')
  await sanity('documents', 'delete', 'drafts.second')
  expect(await site.withConfig({token: adminToken}).getDocument('drafts.second')).toBeUndefined()

  // The command itself takes a second or more to start: what can be asked at once is.
  const [projects, users, origins] = await Promise.all([
    sanity('projects', 'list'),
    sanity('users', 'list'),
    sanity('cors', 'list'),
  ])
  expect(projects).toContain('weblog')
  expect(users).toContain('Administrator')
  expect(origins).toContain(project.studioUrl)
  const origin = 'https://site.example'
  await sanity('cors', 'add', origin, '--credentials')
  expect(await sanity('cors', 'list')).toContain(origin)
  await sanity('cors', 'delete', origin)
  expect(await sanity('cors', 'list')).not.toContain(origin)
  const made = await sanity('tokens', 'create', '[TEST] site', '--role', 'editor', '--json')
  const {token, id} = JSON.parse(made)
  const editor = site.withConfig({token})
  expect(await editor.create({_id: 'by-token', _type: 'author', name: '[TEST]'})).toBeTruthy()
  expect(await sanity('tokens', 'list')).toContain('[TEST] site')
  await sanity('tokens', 'delete', id, '--yes')
  await expect(editor.fetch('*')).rejects.toMatchObject({statusCode: 401})
})

test('the sanity command: its schema is deployed, for those with a token', async () => {
  await project.sanity('schemas', 'deploy', '--tag', 'site')
  const deployed = '*[_type == "system.schema"]{_id, "workspace": workspace.name, schema}'
  const [schema] = await site.withConfig({token: adminToken}).fetch(deployed)
  expect(schema).toMatchObject({_id: '_.schemas.default.tag.site', workspace: 'default'})
  expect(schema.schema).toContain('author')
  expect(await site.fetch(deployed)).toEqual([])
})

test('its Studio opens without a login; what is published there is read by plain GROQ', async ({
  browser,
}) => {
  await site.withConfig({token: adminToken}).createIfNotExists({_id: 'earlier', _type: 'post'})
  await project.sanity('build', '--yes', '--no-minify')
  await project.serveStudio()
  const page = await browser.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${project.studioUrl}/structure/post`)
  await expect(page.getByTestId('document-list-pane')).toContainText('Untitled')
  await page.getByTestId('action-intent-button').click()
  const title = page.getByTestId('field-title').getByTestId('string-input')
  await title.fill('[TEST] Written in the Studio')
  await upload(page)
  const titles = () => site.fetch('*[_type == "post"].title')
  const draft = '*[_id in path("drafts.**") && defined(cover.asset)][0].title'
  await expect
    .poll(() => site.withConfig({token: adminToken, perspective: 'raw'}).fetch(draft))
    .toBe('[TEST] Written in the Studio')
  expect(await titles()).not.toContain('[TEST] Written in the Studio')
  await page.getByTestId('action-publish').click()
  await expect.poll(titles).toContain('[TEST] Written in the Studio')
  const url = await site.fetch<string>('*[_type == "post" && defined(cover)][0].cover.asset->url')
  expect((await fetch(`${url}?w=10`)).headers.get('content-type')).toBe('image/png')
  await page.close()
})

async function upload(page: Page): Promise<void> {
  const field = page.getByTestId('image-input')
  const buffer = png(40, 30)
  const file = {name: 'cover.png', mimeType: 'image/png', buffer}
  await field.locator('input[type="file"]').first().setInputFiles(file)
}
