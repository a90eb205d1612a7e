import {candidatesOf, hashUnit, hashUnits, type Approval, type Resolved} from '@jakamy/policy'
import {useEffect, useState} from 'react'
import {useClient} from 'sanity'

import {apiVersion} from '../connection.ts'
import {findApprovedVersion} from './approvedVersion.ts'

/** What is known of the words that were approved. */
export type Approved =
  | {state: 'reading'}
  /** The history does not reach back to the approval. */
  | {state: 'forgotten'}
  | {state: 'failed'; error: unknown}
  | {
      state: 'found'
      resolved: Resolved
      /** Whether the words found are those that the stamp covers, by their hashes. */
      isProven: boolean
    }

/** Looks up the words that a stamp covers, as they were when it was set. */
export function useApprovedVersion(resolved: Resolved, approval: Approval): Approved {
  const client = useClient({apiVersion})
  const [approved, setApproved] = useState<Approved>({state: 'reading'})
  const id = resolved.document._id
  const {hash, locale} = approval

  useEffect(() => {
    let isOver = false
    setApproved({state: 'reading'})
    findApprovedVersion(client, id, approval).then(
      (version) => isOver || setApproved(version ? prove(version, approval) : {state: 'forgotten'}),
      (error: unknown) => isOver || setApproved({state: 'failed', error}),
    )
    return () => {
      isOver = true
    }
    // The stamp is another object at every keystroke; its hash and language say which one it is.
  }, [client, id, hash, locale])
  return approved
}

function prove(resolved: Resolved, {locale, hash, units}: Approval): Approved {
  const candidates = candidatesOf(resolved, [locale]).get(locale) ?? {}
  const isProven =
    hashUnits(units) === hash &&
    units.every((stamp) => {
      const candidate = candidates[stamp.unit]
      const words = candidate && hashUnit(resolved.document._id, stamp.unit, locale, candidate)
      return words === stamp.hash
    })
  return {state: 'found', resolved, isProven}
}
