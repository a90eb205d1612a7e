import type {Approval} from '@jakamy/policy'
import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useDocumentOperation, type DocumentActionComponent} from 'sanity'

import type {Language} from '../languages.ts'
import {useReview} from '../review/useReview.ts'
import {ApproveDialog} from './ApproveDialog.tsx'

/**
 * The action “Approve …” of one language: shows what would be approved and stamps the draft. The
 * stamp reaches readers with the next publish.
 */
export function approveAction(language: Language): DocumentActionComponent {
  const Approve: DocumentActionComponent = ({id, type, draft, published, version, release}) => {
    const [isOpen, setOpen] = useState(false)
    const review = useReview(version ?? draft ?? published)
    const {patch} = useDocumentOperation(id, type, release)
    const toast = useToast()
    if (!review) return null

    const others = (review.resolved.document.approvals ?? []).filter(
      ({locale}) => locale !== language.id,
    )
    const stamp = (approval: Approval) => {
      if (patch.disabled) return
      patch.execute([{set: {approvals: [...others, approval]}}])
      setOpen(false)
      toast.push({
        status: 'success',
        title: `${language.title} approved, version ${approval.version}`,
        description: 'Publish the document to let readers see it.',
      })
    }
    return {
      label: `Approve ${language.title}`,
      icon: CheckmarkCircleIcon,
      disabled: Boolean(patch.disabled),
      onHandle: () => setOpen(true),
      dialog: isOpen && {
        type: 'custom',
        component: (
          <ApproveDialog
            language={language}
            review={review}
            onApprove={stamp}
            onClose={() => setOpen(false)}
          />
        ),
      },
    }
  }
  Approve.displayName = `Approve${language.title}`
  return Approve
}
