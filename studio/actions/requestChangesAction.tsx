import {changesRequested, permit} from '@jakamy/policy'
import {UndoIcon} from '@sanity/icons/Undo'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useDocumentOperation, type DocumentActionComponent} from 'sanity'

import {useWords} from '../i18n/useWords.ts'
import type {Language} from '../languages.ts'
import {useWorkflow} from '../review/useWorkflow.ts'
import {StepDialog} from './StepDialog.tsx'

/** The action “Request changes …” of one language: sends it back to its author, with the reason. */
export function requestChangesAction(language: Language): DocumentActionComponent {
  const RequestChanges: DocumentActionComponent = (props) => {
    const say = useWords()
    const [isOpen, setOpen] = useState(false)
    const [comment, setComment] = useState('')
    const workflow = useWorkflow(props)
    const {patch} = useDocumentOperation(props.id, props.type, props.release)
    const toast = useToast()
    if (!workflow?.ready) return null
    const title = say('changes.title', {language: say(`language.${language.id}`)})
    const standing = workflow.standingOf(language.id)
    if (standing.state !== 'inReview') return null

    const {review, actor} = workflow
    const {definition} = review.resolved
    const leave = permit('requestChanges', {definition, standing, actor, comment})
    const confirm = () => {
      if (patch.disabled || leave.status === 'refused') return
      const step = {locale: language.id, by: actor.user, byName: actor.name, comment}
      const reviews = changesRequested(review.resolved, {...step, at: new Date().toISOString()})
      patch.execute([{set: {reviews}}])
      setOpen(false)
      setComment('')
      toast.push({
        status: 'success',
        title: say('changes.done', {language: say(`language.${language.id}`)}),
      })
    }
    return {
      label: title,
      icon: UndoIcon,
      disabled: !props.ready || Boolean(patch.disabled),
      onHandle: () => setOpen(true),
      dialog: isOpen && {
        type: 'custom',
        component: (
          <StepDialog
            title={title}
            explanation={say('changes.about')}
            commentLabel={say('changes.comment')}
            comment={comment}
            onComment={setComment}
            reasons={leave.status === 'refused' ? leave.reasons : []}
            type={props.type}
            tone="caution"
            onConfirm={confirm}
            onClose={() => setOpen(false)}
          />
        ),
      },
    }
  }
  RequestChanges.displayName = `RequestChanges${language.title}`
  return RequestChanges
}
