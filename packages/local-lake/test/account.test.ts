import {execFile} from 'node:child_process'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {afterAll, beforeAll, describe, expect, test} from 'vitest'

import {startTestLake, type TestLake} from './lakeForTest.ts'

const LOCAL_USER = 'local-demonstration-user'

let lake: TestLake
beforeAll(async () => {
  lake = await startTestLake({user: {name: '[TEST] Person'}})
})
afterAll(() => lake.remove())

const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url))

/** Runs the command; a failure resolves too, with its exit code. */
async function cli(...args: string[]) {
  const run = promisify(execFile)
  try {
    return {code: 0, ...(await run(process.execPath, [CLI, ...args]))}
  } catch (error) {
    const {code, stdout, stderr} = Object.assign({code: -1, stdout: '', stderr: ''}, error)
    return {code, stdout, stderr}
  }
}

async function createToken(role: string) {
  const {stdout} = await cli('token', 'create', '--role', role, '--data', lake.dataDir)
  const token = stdout.trim().split('\n').at(-1) ?? ''
  const id = /id (\S+)\./.exec(stdout)?.[1] ?? ''
  return {token, id}
}

describe('tokens', () => {
  test('of the command work at once, do what their role allows, and can be revoked', async () => {
    const reader = await createToken('read')
    const editor = await createToken('editor')
    await lake.client().create({_id: 'drafts.t', _type: 'token'})

    const reading = lake.client({token: reader.token})
    expect(await reading.fetch('*[_type == "token"]._id', {}, {perspective: 'raw'})).toEqual([
      'drafts.t',
    ])
    expect(await reading.users.getById('me')).toMatchObject({role: 'viewer', type: 'robot'})
    await expect(reading.create({_type: 'token'})).rejects.toMatchObject({statusCode: 403})
    await expect(reading.datasets.create('other')).rejects.toMatchObject({statusCode: 403})

    const editing = lake.client({token: editor.token})
    await editing.create({_id: 'by-editor', _type: 'token'})
    await expect(editing.datasets.create('other')).rejects.toMatchObject({statusCode: 403})
    await expect(editing.datasets.delete('production')).rejects.toMatchObject({statusCode: 403})

    const listed = await cli('token', 'list', '--data', lake.dataDir)
    expect(listed.stdout).toContain(reader.id)
    expect(listed.stdout).not.toContain(reader.token)
    expect((await cli('token', 'revoke', reader.id, '--data', lake.dataDir)).code).toBe(0)
    await expect(reading.fetch('*')).rejects.toMatchObject({statusCode: 401})
    expect(await editing.fetch('count(*[_type == "token"])')).toBe(1)
  })

  test('are asked for in the right way', async () => {
    const bad = await cli('token', 'create', '--role', 'king', '--data', lake.dataDir)
    expect(bad).toMatchObject({code: 2, stderr: expect.stringContaining('--role is read, editor')})
    expect((await cli('token', 'revoke', 'nobody', '--data', lake.dataDir)).code).toBe(1)
    const misused = [['dance'], ['serve', '--port', 'x'], ['serve', '--prot', '1']]
    const ends = await Promise.all(misused.map((args) => cli(...args)))
    expect(ends.map(({code}) => code)).toEqual([2, 2, 2])
    const taken = await cli('serve', '--port', String(lake.port), '--data', `${lake.dataDir}-2`)
    expect(taken).toMatchObject({
      code: 1,
      stderr: `Port ${lake.port} is taken: choose another with --port\n`,
    })
    const open = await cli('serve', '--host', '0.0.0.0', '--data', `${lake.dataDir}-3`)
    expect(open).toMatchObject({code: 1, stderr: expect.stringContaining('needs an admin token')})
    expect((await cli('--', 'serve', '--help')).stdout).toContain('--admin-token')
  })
})

describe('users', () => {
  test('are those who are known here; nobody is invented', async () => {
    const client = lake.client()
    const {id, token} = await createToken('read')
    const robot = `p-token-${id}`
    const me = (await client.users.getById('me')).id
    expect(await client.users.getById(robot)).toMatchObject({id: robot, isCurrentUser: false})
    expect(await client.users.getById(me)).toMatchObject({id: me, isCurrentUser: true})
    const reading = lake.client({token})
    expect(await reading.users.getById(robot)).toMatchObject({isCurrentUser: true})
    expect(await reading.users.getById(me)).toMatchObject({id: me, displayName: 'Admin token'})
    expect(await reading.users.getById('<system>')).toMatchObject({id: '<system>'})
    expect(await reading.users.getById(LOCAL_USER)).toMatchObject({displayName: '[TEST] Person'})

    const error = {
      type: 'projectUserNotFoundError',
      description: expect.stringContaining('pNobody'),
    }
    const missing = {statusCode: 404, response: {body: {error, statusCode: 404}}}
    await expect(client.users.getById('pNobody')).rejects.toMatchObject(missing)
    const ofProject = client.request({url: '/projects/testproj/users/pNobody'})
    await expect(ofProject).rejects.toMatchObject(missing)
  })

  test('are found among several ids, and the others left out', async () => {
    const client = lake.client()
    const me = (await client.users.getById('me')).id
    const request = (ids: string) => client.request<{id: string}[]>({url: `/users/${ids}`})
    expect((await request(`pNobody,${me},constructor`)).map(({id}) => id)).toEqual([me])
    expect(await request('pNobody,pNoOne')).toEqual([])
    expect(await client.request({url: `/projects/testproj/users/${me}`})).toMatchObject({id: me})
    await expect(lake.anonymous().users.getById('pNobody')).rejects.toMatchObject({statusCode: 401})
  })
})

describe('projects and datasets', () => {
  test('are created, listed, kept apart and removed', async () => {
    const client = lake.client()
    await client.datasets.create('second', {aclMode: 'public'})
    expect((await client.datasets.list()).map(({name}) => name)).toEqual(['production', 'second'])
    const second = lake.client({dataset: 'second'})
    await second.datasets.create('second')
    await second.create({_id: 'apart', _type: 'apart'})
    expect(await client.getDocument('apart')).toBeUndefined()
    const elsewhere = lake.client({projectId: 'elsewhere'})
    await elsewhere.datasets.create('production')
    await elsewhere.create({_id: 'far', _type: 'far'})
    expect(await client.getDocument('far')).toBeUndefined()
    await client.datasets.delete('second')
    expect((await client.datasets.list()).map(({name}) => name)).toEqual(['production'])
    await expect(lake.anonymous({dataset: 'second'}).fetch('*')).rejects.toMatchObject({
      statusCode: 404,
    })
    const evil = client.request({url: '/datasets/..%2fx', method: 'PUT'})
    await expect(evil).rejects.toMatchObject({statusCode: 400})
  })

  test('describe what the asker may do', async () => {
    const client = lake.client()
    const request = (url: string) => client.request<unknown>({url})
    expect(await request('/projects/testproj/datasets/production/acl')).toMatchObject([
      {filter: '_id in path("**")', permissions: expect.arrayContaining(['update', 'manage'])},
      {},
    ])
    expect(await client.projects.getById('testproj')).toMatchObject({id: 'testproj'})
    expect(await client.projects.list()).toMatchObject([
      {members: expect.arrayContaining([expect.objectContaining({role: 'administrator'})])},
    ])
    const [without] = await client.projects.list({includeMembers: false})
    expect(without).not.toHaveProperty('members')
    expect(await request('/projects/testproj/grants')).toHaveProperty('sanity.document.filter')
    expect(await request('/features')).toContain('contentReleases')
  })

  test('keep comments in a dataset of their own', async () => {
    const client = lake.client()
    const list = () =>
      client.request<unknown[]>({
        url: '/projects/testproj/datasets?datasetProfile=comments&addonFor=production',
      })
    expect(await list()).toEqual([])
    const made = await client.request<unknown>({url: '/comments/production/setup', method: 'POST'})
    expect(made).toEqual({datasetName: 'production-comments'})
    expect(await list()).toMatchObject([{name: 'production-comments'}])
    const hidden = lake.anonymous({dataset: 'production-comments'})
    await lake.client({dataset: 'production-comments'}).create({_type: 'comment'})
    expect(await lake.client({dataset: 'production-comments'}).fetch('count(*)')).toBe(1)
    await expect(hidden.fetch('*')).rejects.toMatchObject({statusCode: 401})
  })

  test('keep small values for a user', async () => {
    const client = lake.client()
    const body = [{key: 'seen', value: {a: [1]}}]
    await client.request({url: '/users/me/keyvalue', method: 'PUT', body})
    expect(await client.request({url: '/users/me/keyvalue/seen,other'})).toEqual(body)
  })
  test('are told of a project that is there, and of no other', async () => {
    const client = lake.client()
    expect(await client.projects.getById('testproj')).toMatchObject({id: 'testproj'})
    await expect(client.projects.getById('other')).rejects.toMatchObject({statusCode: 404})
  })
})
