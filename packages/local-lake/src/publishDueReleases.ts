import type {Dataset} from './dataset.ts'
import {SYSTEM_USER} from './identity.ts'
import type {Log} from './lake.ts'

/**
 * Publishes the scheduled releases of a dataset whose time has come.
 * @param now the time that `publishAt` is compared with.
 * @param log told of releases that could not be published; they are tried again.
 */
export function publishDueReleases(dataset: Dataset, now: Date, log: Log): void {
  const releases = dataset.view('all', 'raw')
  for (const id of dataset.store.idsOfType('system.release')) {
    const release = releases.get(id)
    if (!release) continue
    const {state, publishAt, name} = release
    if (state !== 'scheduled' || typeof publishAt !== 'string' || typeof name !== 'string') continue
    if (Date.parse(publishAt) > now.getTime()) continue
    const actionType = 'sanity.action.release.publish'
    try {
      const actions = [{actionType, releaseId: name}]
      dataset.transact({actions, author: SYSTEM_USER.id, cause: actionType})
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown'
      log('error', {problem: 'a scheduled release was not published', release: name, reason})
    }
  }
}
