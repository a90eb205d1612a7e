import {BlockElementIcon} from '@sanity/icons/BlockElement'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useClient, type DocumentActionComponent} from 'sanity'

import {useWorkflow} from '../review/useWorkflow.ts'
import {WithdrawDialog} from './WithdrawDialog.tsx'

/** The action “Withdraw”: publishes a notice that takes the document out of circulation at once. */
export const withdrawAction: DocumentActionComponent = (props) => {
  const [noticeId, setNoticeId] = useState<string>()
  const workflow = useWorkflow(props)
  const client = useClient({apiVersion: '2025-02-19'})
  const toast = useToast()
  if (!workflow?.ready || !workflow.published) return null
  return {
    label: 'Withdraw …',
    icon: BlockElementIcon,
    tone: 'critical',
    disabled: !props.ready,
    onHandle: () => setNoticeId(`withdrawal-${crypto.randomUUID()}`),
    dialog: noticeId !== undefined && {
      type: 'custom',
      component: (
        <WithdrawDialog
          workflow={workflow}
          noticeId={noticeId}
          onWithdraw={(notice) => {
            client.create(notice).then(
              () => {
                setNoticeId(undefined)
                workflow.refresh()
                toast.push({status: 'success', title: 'Withdrawn. Readers lose it now.'})
              },
              (error: unknown) =>
                toast.push({
                  status: 'error',
                  title: 'Not withdrawn. Try again.',
                  description: String(error),
                }),
            )
          }}
          onClose={() => setNoticeId(undefined)}
        />
      ),
    },
  }
}
withdrawAction.displayName = 'Withdraw'
