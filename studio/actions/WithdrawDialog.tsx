import {permit} from '@jakamy/policy'
import {documents, sourceLocale, validate} from '@jakamy/schemas'
import {Button, Checkbox, Dialog, Flex, Select, Stack, Text, TextArea} from '@sanity/ui'
import {useId, useState} from 'react'

import {issueIn} from '../i18n/issueIn.ts'
import {titleIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
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
  const say = useWords()
  const interfaceLanguage = useLanguage()
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
    ...issues.map(({message}) => ({en: message, fr: issueIn('fr', message)})),
  ]
  return (
    <Dialog
      id={id}
      data-testid="withdraw-dialog"
      header={say('withdraw.title')}
      onClose={onClose}
      width={1}
      footer={
        <Flex justify="flex-end" gap={2} padding={3}>
          <Button mode="bleed" text={say('action.cancel')} onClick={onClose} />
          <Button
            data-testid="withdraw-confirm"
            tone="critical"
            text={say('withdraw.confirm')}
            disabled={reasons.length > 0}
            onClick={() => onWithdraw(notice)}
          />
        </Flex>
      }
    >
      <Stack gap={5} padding={4}>
        <Text size={1}>{say('withdraw.about')}</Text>
        <Field label={say('withdraw.why')} htmlFor={`${id}-severity`}>
          <Select
            id={`${id}-severity`}
            data-testid="withdraw-severity"
            value={severity}
            onChange={(event) => setSeverity(event.currentTarget.value)}
          >
            {severities.map((value) => (
              <option key={value} value={value}>
                {say(`withdraw.severity.${value}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Choices
          legend={say('withdraw.languages')}
          options={languages.map((language) => [language.id, say(`language.${language.id}`)])}
          chosen={locales}
          onChange={setLocales}
        />
        <Choices
          legend={say('withdraw.units')}
          options={Object.entries(definition.units).map(([unit, {title}]) => [
            unit,
            titleIn(interfaceLanguage, title),
          ])}
          chosen={units}
          onChange={setUnits}
        />
        {languages.map((language) => (
          <Field
            key={language.id}
            label={say('withdraw.message', {language: say(`language.${language.id}`)})}
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
        <Reasons reasons={reasons} type={definition.name} />
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
      <legend style={{padding: 0, marginBottom: '1rem'}}>
        <Text size={1} weight="medium">
          {legend}
        </Text>
      </legend>
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
