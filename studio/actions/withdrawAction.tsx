import {BlockElementIcon} from '@sanity/icons/BlockElement'
import {useToast} from '@sanity/ui/toast'
import {useState} from 'react'
import {useClient, type DocumentActionComponent} from 'sanity'

import {apiVersion} from '../connection.ts'
import {useWords} from '../i18n/useWords.ts'
import {useWorkflow} from '../review/useWorkflow.ts'
import {WithdrawDialog} from './WithdrawDialog.tsx'

/** The action “Withdraw”: publishes a notice that takes the document out of circulation at once. */
export const withdrawAction: DocumentActionComponent = (props) => {
  const say = useWords()
  const [noticeId, setNoticeId] = useState<string>()
  const workflow = useWorkflow(props)
  const client = useClient({apiVersion})
  const toast = useToast()
  if (!workflow?.ready || !workflow.published) return null
  return {
    label: say('withdraw.action'),
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
                toast.push({status: 'success', title: say('withdraw.done')})
              },
              (error: unknown) =>
                toast.push({
                  status: 'error',
                  title: say('withdraw.failed'),
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
