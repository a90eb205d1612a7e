import type {DocumentType} from '@jakamy/schemas'

import type {Content, ContentDocument} from '../createContent.ts'
import type {Problem} from '../problem.ts'

const limit = 100

/** Every document of a type in one language, however many there are, and what was left out. */
export async function allDocuments<N extends DocumentType>(
  content: Content,
  type: N,
  locale?: string,
): Promise<{documents: ContentDocument<N>[]; problems: Problem[]}> {
  const documents: ContentDocument<N>[] = []
  const problems: Problem[] = []
  for (let offset = 0; ; offset += limit) {
    const language = locale === undefined ? {} : {locale}
    const page = await content.list(type, {...language, offset, limit})
    documents.push(...page.documents)
    problems.push(...page.problems)
    // A page may lack documents that are not valid; past the end there are none of either kind.
    if (page.documents.length === 0 && page.problems.length === 0) return {documents, problems}
  }
}
