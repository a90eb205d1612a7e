import {permit} from '@jakamy/policy'
import {documents, sourceLocale, validate} from '@jakamy/schemas'
import {Button, Checkbox, Dialog, Flex, Select, Stack, Text, TextArea} from '@sanity/ui'
import {useId, useState} from 'react'

import {languages} from '../languages.ts'
import type {Workflow} from '../review/useWorkflow.ts'
import {plainMessages, severities, withdrawalNotice} from '../review/withdrawalNotice.ts'
import {Field} from './Field.tsx'
import {Reasons} from './Reasons.tsx'

type Notice = ReturnType<typeof withdrawalNotice>

interface WithdrawDialogProps {
  workflow: Workflow
  /** Id that the notice gets. */
  noticeId: string
  /** Called with the notice once the editor confirms. */
  onWithdraw: (notice: Notice) => void
  onClose: () => void
}

/** Asks what of a document is withdrawn and what readers are told, everything filled in already. */
export function WithdrawDialog({workflow, noticeId, onWithdraw, onClose}: WithdrawDialogProps) {
  const {review, actor, standingOf} = workflow
  const {definition, document} = review.resolved
  const id = useId()
  const [severity, setSeverity] = useState('error')
  const [locales, setLocales] = useState<readonly string[]>([])
  const [units, setUnits] = useState<readonly string[]>([])
  const [messages, setMessages] = useState(plainMessages)

  const choices = {severity, locales, units, messages}
  const notice = withdrawalNotice(noticeId, document, definition, choices, new Date())
  const leave = permit('withdraw', {definition, standing: standingOf(sourceLocale), actor})
  const issues = validate(documents.withdrawal, notice)
  const reasons = [
    ...(leave.status === 'refused' ? leave.reasons : []),
    ...issues.map(({message}) => ({en: message, fr: message})),
  ]
  return (
    <Dialog
      id={id}
      data-testid="withdraw-dialog"
      header="Withdraw"
      onClose={onClose}
      width={1}
      footer={
        <Flex justify="flex-end" gap={2} padding={3}>
          <Button mode="bleed" text="Cancel" onClick={onClose} />
          <Button
            data-testid="withdraw-confirm"
            tone="critical"
            text="Withdraw now"
            disabled={reasons.length > 0}
            onClick={() => onWithdraw(notice)}
          />
        </Flex>
      }
    >
      <Stack gap={5} padding={4}>
        <Text size={1}>
          Readers lose it within seconds, on every channel, without any approval. Documents that
          include it lose the sections that do. Once the withdrawal is lifted, it has to be approved
          anew.
        </Text>
        <Field label="Why" htmlFor={`${id}-severity`}>
          <Select
            id={`${id}-severity`}
            data-testid="withdraw-severity"
            value={severity}
            onChange={(event) => setSeverity(event.currentTarget.value)}
          >
            {Object.entries(severities).map(([value, title]) => (
              <option key={value} value={value}>
                {title}
              </option>
            ))}
          </Select>
        </Field>
        <Choices
          legend="Only these languages (none: all)"
          options={languages.map((language) => [language.id, language.title])}
          chosen={locales}
          onChange={setLocales}
        />
        <Choices
          legend="Only these sections (none: the whole document)"
          options={Object.entries(definition.units).map(([unit, {title}]) => [unit, title])}
          chosen={units}
          onChange={setUnits}
        />
        {languages.map((language) => (
          <Field
            key={language.id}
            label={`What readers are told (${language.title})`}
            htmlFor={`${id}-${language.id}`}
          >
            <TextArea
              id={`${id}-${language.id}`}
              data-testid={`withdraw-message-${language.id}`}
              rows={2}
              value={messages[language.id] ?? ''}
              onChange={(event) =>
                setMessages({...messages, [language.id]: event.currentTarget.value})
              }
            />
          </Field>
        ))}
        <Reasons reasons={reasons} />
      </Stack>
    </Dialog>
  )
}

interface ChoicesProps {
  legend: string
  options: readonly (readonly [value: string, title: string])[]
  chosen: readonly string[]
  onChange: (chosen: readonly string[]) => void
}

function Choices({legend, options, chosen, onChange}: ChoicesProps) {
  const id = useId()
  return (
    <Stack as="fieldset" gap={3} style={{border: 0, margin: 0, padding: 0}}>
      <Text as="legend" size={1} weight="medium">
        {legend}
      </Text>
      <Flex gap={4} wrap="wrap">
        {options.map(([value, title]) => (
          <Flex key={value} gap={2} align="center">
            <Checkbox
              id={`${id}-${value}`}
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, value]
                    : chosen.filter((each) => each !== value),
                )
              }
            />
            <Text as="label" size={1} htmlFor={`${id}-${value}`}>
              {title}
            </Text>
          </Flex>
        ))}
      </Flex>
    </Stack>
  )
}
