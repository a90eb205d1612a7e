import type {Message} from '@jakamy/policy'
import {Button, Dialog, Flex, Stack, Text, TextArea} from '@sanity/ui'
import {useId, type ReactNode} from 'react'

import {useWords} from '../i18n/useWords.ts'
import {Field} from './Field.tsx'
import {Reasons} from './Reasons.tsx'

interface StepDialogProps {
  title: string
  /** What the step does. */
  explanation: string
  /** Label of the comment. */
  commentLabel: string
  comment: string
  onComment: (comment: string) => void
  /** Why it cannot be done. */
  reasons: readonly Message[]
  tone: 'primary' | 'caution'
  /** Whether all that the step needs has been read; it has when absent. */
  ready?: boolean
  onConfirm: () => void
  onClose: () => void
  /** `_type` of the document. */
  type: string
  /** What else is asked. */
  children?: ReactNode
}

/** One step of a review: says what it does, and asks for a comment. */
export function StepDialog(props: StepDialogProps) {
  const {title, explanation, commentLabel, comment, reasons, tone, ready = true} = props
  const say = useWords()
  const id = useId()
  return (
    <Dialog
      id={id}
      data-testid="step-dialog"
      header={title}
      onClose={props.onClose}
      width={1}
      footer={
        <Flex justify="flex-end" gap={2} padding={3}>
          <Button mode="bleed" text={say('action.cancel')} onClick={props.onClose} />
          <Button
            data-testid="step-confirm"
            tone={tone}
            text={title}
            disabled={!ready || reasons.length > 0}
            onClick={props.onConfirm}
          />
        </Flex>
      }
    >
      <Stack gap={5} padding={4}>
        <Text size={1}>{explanation}</Text>
        {props.children}
        <Field label={commentLabel} htmlFor={`${id}-comment`}>
          <TextArea
            id={`${id}-comment`}
            data-testid="step-comment"
            rows={3}
            value={comment}
            onChange={(event) => props.onComment(event.currentTarget.value)}
          />
        </Field>
        <Reasons reasons={reasons} type={props.type} />
      </Stack>
    </Dialog>
  )
}
