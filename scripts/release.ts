// Publishes what has a new version: the last step of the release workflow. With npm provenance the
// registry compares the package's repository with the one the workflow runs in, so it is taken from there.
import {readFileSync, writeFileSync} from 'node:fs'
import path from 'node:path'

import {packages} from './packages/packPackages.ts'
import {root, run} from './packages/run.ts'

const {GITHUB_SERVER_URL, GITHUB_REPOSITORY} = process.env
if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) {
  console.error(
    'The release workflow publishes: merge its pull request. (GITHUB_REPOSITORY is not set.)',
  )
  process.exit(1)
}
for (const name of packages) {
  const file = path.join(root, 'packages', name, 'package.json')
  const manifest = JSON.parse(readFileSync(file, 'utf8'))
  manifest.repository.url = `git+${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}.git`
  writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`)
}
console.log(await run('changeset', ['publish']))
