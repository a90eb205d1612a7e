import {permit} from '@jakamy/policy'
import {sourceLocale} from '@jakamy/schemas'
import {RestoreIcon} from '@sanity/icons/Restore'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useClient, type DocumentActionComponent} from 'sanity'

import {apiVersion} from '../connection.ts'
import {useWords} from '../i18n/useWords.ts'
import {useMessage} from '../review/useMessage.ts'
import {useWorkflow} from '../review/useWorkflow.ts'

/** The action “Lift the withdrawal” of the notices that name this document. */
export const liftAction: DocumentActionComponent = (props) => {
  const [isOpen, setOpen] = useState(false)
  const workflow = useWorkflow(props)
  const client = useClient({apiVersion})
  const toast = useToast()
  const say = useWords()
  const tell = useMessage()
  if (!workflow?.ready) return null
  const {review, actor, withdrawals, standingOf} = workflow
  const {definition, document} = review.resolved
  const own = withdrawals.filter(
    ({liftedOn, targets}) =>
      liftedOn === undefined && targets.some((target) => target.document === document._id),
  )
  if (own.length === 0) return null

  const leave = permit('lift', {definition, standing: standingOf(sourceLocale), actor})
  const lift = () => {
    const liftedOn = new Date().toISOString()
    const transaction = client.transaction()
    for (const {_id} of own) transaction.patch(_id, (patch) => patch.set({liftedOn}))
    transaction.commit().then(
      () => {
        setOpen(false)
        workflow.refresh()
        toast.push({status: 'success', title: say('lift.done')})
      },
      (error: unknown) =>
        toast.push({
          status: 'error',
          title: say('lift.failed'),
          description: String(error),
        }),
    )
  }
  return {
    label: say('lift.title'),
    icon: RestoreIcon,
    disabled: !props.ready || leave.status === 'refused',
    ...(leave.status === 'refused' ? {title: leave.reasons.map(tell).join(' ')} : {}),
    onHandle: () => setOpen(true),
    dialog: isOpen && {
      type: 'confirm',
      tone: 'caution',
      message: own.length === 1 ? say('lift.one') : say('lift.several', {number: own.length}),
      onConfirm: lift,
      onCancel: () => setOpen(false),
    },
  }
}
liftAction.displayName = 'Lift'
