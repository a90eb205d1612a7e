import type {Approval} from '@jakamy/policy'
import type {SanityDocument} from 'sanity'

/**
 * Finds the first moment of a history at which a document bears a stamp. Once set, a stamp stays: that
 * moment lies where the answers change.
 * @param length how many moments there are
 * @param documentsAt the document and its draft at one of them
 * @returns which moment, and the document then; `undefined` when none of them has the stamp
 */
export async function firstStamped(
  length: number,
  documentsAt: (index: number) => Promise<readonly SanityDocument[]>,
  approval: Approval,
): Promise<{index: number; document: SanityDocument} | undefined> {
  const stampedAt = async (index: number) => {
    const documents = await documentsAt(index)
    const document = documents.find((each) => bears(each, approval))
    return document && {index, document}
  }
  let none = -1
  let found = length === 0 ? undefined : await stampedAt(length - 1)
  while (found && found.index - none > 1) {
    const middle = Math.floor((none + found.index) / 2)
    const earlier = await stampedAt(middle)
    if (earlier) found = earlier
    else none = middle
  }
  return found
}

function bears({approvals}: SanityDocument, {locale, hash}: Approval): boolean {
  return (
    Array.isArray(approvals) &&
    approvals.some((stamp) => stamp?.locale === locale && stamp.hash === hash)
  )
}
