import {approvalFindings, permit, submitted, type Message, type ReviewRecord} from '@jakamy/policy'
import {sourceLocale} from '@jakamy/schemas'
import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {Select} from '@sanity/ui'
import {useToast} from '@sanity/ui/toast'
import {useId, useState} from 'react'
import {useDocumentOperation, type DocumentActionComponent} from 'sanity'

import {useWords} from '../i18n/useWords.ts'
import type {Language} from '../languages.ts'
import {useWorkflow, type Workflow} from '../review/useWorkflow.ts'
import {useWriters} from '../review/useWriters.ts'
import {Field} from './Field.tsx'
import {StepDialog} from './StepDialog.tsx'

type Origin = NonNullable<ReviewRecord['translationOrigin']>

const origins = ['human', 'machineThenHuman', 'machine'] as const satisfies readonly Origin[]

/** The action “Submit … for review” of one language: from then on the words wait for a reviewer. */
export function submitAction(language: Language): DocumentActionComponent {
  const Submit: DocumentActionComponent = (props) => {
    const say = useWords()
    const [isOpen, setOpen] = useState(false)
    const workflow = useWorkflow(props)
    const {patch} = useDocumentOperation(props.id, props.type, props.release)
    const toast = useToast()
    if (!workflow?.ready) return null
    const standing = workflow.standingOf(language.id)
    if (standing.state === 'missing' || standing.state === 'inReview') return null

    const name = say(`language.${language.id}`)
    const submit: SubmitDialogProps['onSubmit'] = (comment, translationOrigin, writers) => {
      if (patch.disabled) return
      const {actor, review} = workflow
      const step = {locale: language.id, by: actor.user, byName: actor.name, comment}
      const reviews = submitted(review.resolved, {
        ...step,
        at: new Date().toISOString(),
        translationOrigin,
        writers,
      })
      patch.execute([{set: {reviews}}])
      setOpen(false)
      toast.push({status: 'success', title: say('submit.done', {language: name})})
    }
    return {
      label: say('submit.title', {language: name}),
      icon: EyeOpenIcon,
      disabled: !props.ready || Boolean(patch.disabled),
      onHandle: () => setOpen(true),
      dialog: isOpen && {
        type: 'custom',
        component: (
          <SubmitDialog
            language={language}
            workflow={workflow}
            onSubmit={submit}
            onClose={() => setOpen(false)}
          />
        ),
      },
    }
  }
  Submit.displayName = `Submit${language.title}`
  return Submit
}

interface SubmitDialogProps {
  language: Language
  workflow: Workflow
  onSubmit: (comment: string, origin: Origin | undefined, writers: readonly string[]) => void
  onClose: () => void
}

function SubmitDialog({language, workflow, onSubmit, onClose}: SubmitDialogProps) {
  const say = useWords()
  const name = say(`language.${language.id}`)
  const {review, actor, standingOf} = workflow
  const {definition} = review.resolved
  const id = useId()
  const isTranslation = language.id !== sourceLocale
  const standing = standingOf(language.id)
  const [comment, setComment] = useState('')
  const [origin, setOrigin] = useState<Origin>(standing.record?.translationOrigin ?? 'human')
  const writers = useWriters(workflow, language.id)
  const leave = permit('submit', {definition, standing, actor})
  const errors: Message[] = approvalFindings(review.resolved, language.id)
    .filter(({level}) => level === 'error')
    .map(({message}) => message)
  const reasons = [...(leave.status === 'refused' ? leave.reasons : []), ...errors]
  return (
    <StepDialog
      title={say('submit.title', {language: name})}
      explanation={say('submit.about', {language: name})}
      commentLabel={say('submit.comment')}
      comment={comment}
      onComment={setComment}
      reasons={reasons}
      type={definition.name}
      tone="primary"
      ready={writers.state !== 'reading'}
      onConfirm={() => onSubmit(comment, isTranslation ? origin : undefined, writers.users)}
      onClose={onClose}
    >
      {isTranslation && (
        <Field
          label={say('submit.origin')}
          description={say('submit.origin.about')}
          htmlFor={`${id}-origin`}
        >
          <Select
            id={`${id}-origin`}
            data-testid="submit-origin"
            value={origin}
            onChange={(event) => setOrigin(originOf(event.currentTarget.value))}
          >
            {origins.map((value) => (
              <option key={value} value={value}>
                {say(`submit.origin.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </StepDialog>
  )
}

function originOf(value: string): Origin {
  return value === 'machine' || value === 'machineThenHuman' ? value : 'human'
}
