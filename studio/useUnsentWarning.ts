import {useEffect} from 'react'
import {getPublishedId, usePerspective, useSyncState} from 'sanity'

/**
 * Lets the browser ask before the page is left while the lake has not got everything that was typed: after
 * that it would be gone without a word.
 */
export function useUnsentWarning(documentId: string, documentType: string): void {
  const {selectedReleaseId} = usePerspective()
  const {isSyncing} = useSyncState(getPublishedId(documentId), documentType, selectedReleaseId)
  useEffect(() => {
    if (!isSyncing) return undefined
    const ask = (event: Event) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isSyncing])
}
