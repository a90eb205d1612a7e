import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {TaskIcon} from '@sanity/icons/Task'
import {
  defineDocumentInspector,
  type DocumentInspector,
  type DocumentInspectorsResolver,
} from 'sanity'

import {ComparisonPanel} from '../comparison/ComparisonPanel.tsx'
import {completenessInspector} from '../completeness/completenessInspector.ts'
import {CompletenessPanel} from '../completeness/CompletenessPanel.tsx'
import {definitionOf} from '../definitionOf.ts'
import {useWords} from '../i18n/useWords.ts'
import {isReviewed} from '../review/isReviewed.ts'

const completeness: DocumentInspector = defineDocumentInspector({
  name: completenessInspector,
  component: CompletenessPanel,
  useMenuItem: () => ({icon: TaskIcon, title: useWords()('complete.title'), showAsAction: true}),
})

const comparison: DocumentInspector = defineDocumentInspector({
  name: 'jakamy/comparison',
  component: ComparisonPanel,
  useMenuItem: () => ({icon: EyeOpenIcon, title: useWords()('compare.title'), showAsAction: true}),
})

/** Adds our panels to those of Sanity: what is missing, and what has changed since the approval. */
export const inspectors: DocumentInspectorsResolver = (others, {documentType}) => {
  if (!definitionOf(documentType)) return others
  return isReviewed(documentType)
    ? [completeness, comparison, ...others]
    : [completeness, ...others]
}
