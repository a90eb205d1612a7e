import {closed, type Approval, type Change} from '@jakamy/policy'
import {CheckmarkCircleIcon} from '@sanity/icons/CheckmarkCircle'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useDocumentOperation, type DocumentActionComponent} from 'sanity'

import {useWords} from '../i18n/useWords.ts'
import type {Language} from '../languages.ts'
import {useWorkflow} from '../review/useWorkflow.ts'
import {ApproveDialog} from './ApproveDialog.tsx'

/** How many entries the change log keeps in the document; its history keeps all. */
const logLength = 1000

/**
 * The action “Approve …” of one language: shows what would be approved and stamps the draft. The
 * stamp reaches readers with the next publish.
 */
export function approveAction(language: Language): DocumentActionComponent {
  const Approve: DocumentActionComponent = (props) => {
    const say = useWords()
    const [isOpen, setOpen] = useState(false)
    const workflow = useWorkflow(props)
    const {patch} = useDocumentOperation(props.id, props.type, props.release)
    const toast = useToast()
    if (!workflow) return null

    const name = say(`language.${language.id}`)
    const {document} = workflow.review.resolved
    const others = (document.approvals ?? []).filter(({locale}) => locale !== language.id)
    const stamp = (approval: Approval, change: Change) => {
      if (patch.disabled) return
      const changeLog = [...(document.changeLog ?? []), change].slice(-logLength)
      const reviews = closed(document, language.id)
      patch.execute([{set: {approvals: [...others, approval], changeLog, reviews}}])
      setOpen(false)
      toast.push({
        status: 'success',
        title: say('approve.done', {language: name, version: approval.version}),
        description: say('approve.next'),
      })
    }
    return {
      label: say('approve.title', {language: name}),
      icon: CheckmarkCircleIcon,
      disabled: !props.ready || Boolean(patch.disabled),
      onHandle: () => setOpen(true),
      dialog: isOpen && {
        type: 'custom',
        component: (
          <ApproveDialog
            language={language}
            workflow={workflow}
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
