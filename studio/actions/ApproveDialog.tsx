import {
  approvalFindings,
  approve,
  candidatesOf,
  changesSince,
  consentGaps,
  latestVersion,
  nextVersion,
  permit,
  reviewerLabel as labelOf,
  type Approval,
  type Change,
} from '@jakamy/policy'
import {Button, Dialog, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useMemo, useState} from 'react'

import {titlesIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords} from '../i18n/useWords.ts'
import type {Language} from '../languages.ts'
import {monthsLater, reviewInterval, today} from '../review/reviewDates.ts'
import type {Workflow} from '../review/useWorkflow.ts'
import {useWriters} from '../review/useWriters.ts'
import {ConsentWaiver} from './ConsentWaiver.tsx'
import {Field} from './Field.tsx'
import {IncludedDocuments} from './IncludedDocuments.tsx'
import {Reasons} from './Reasons.tsx'
import {UnitStates} from './UnitStates.tsx'
import {WritersUnread} from './WritersUnread.tsx'

interface ApproveDialogProps {
  language: Language
  workflow: Workflow
  /** Called with the stamp and its entry in the change log once the reviewer confirms. */
  onApprove: (approval: Approval, change: Change) => void
  onClose: () => void
}

/** Shows one language of a document as it would be approved, and asks for what the stamp needs. */
export function ApproveDialog({language, workflow, onApprove, onClose}: ApproveDialogProps) {
  const {review, actor, withdrawals, published, standingOf, ready} = workflow
  const {resolved, included} = review
  const {definition, document} = resolved
  const say = useWords()
  const name = say(`language.${language.id}`)
  const id = useId()
  const [reviewerLabel, setReviewerLabel] = useState(() => labelOf(actor))
  const [nextReviewDue, setNextReviewDue] = useState(() =>
    monthsLater(today(), reviewInterval(definition.name)),
  )
  const [waiverReason, setWaiverReason] = useState('')

  const gaps = definition.review === 'clinical' ? consentGaps(definition, document) : []
  const before = useMemo(
    () => (published ? {...resolved, document: published} : undefined),
    [resolved, published],
  )
  const changes = useMemo(
    () => changesSince(resolved, language.id, before),
    [resolved, language.id, before],
  )
  const lowest = nextVersion(latestVersion(document.approvals), changes.bump)
  const floor = lowest.status === 'ok' ? lowest.version : ''
  const [raised, setRaised] = useState<string>()
  const version = raised ?? floor
  const units = useMemo(
    () => candidatesOf(resolved, [language.id]).get(language.id) ?? {},
    [resolved, language.id],
  )
  const writers = useWriters(workflow, language.id)
  const {users} = writers
  const leave = useMemo(
    () => permit('approve', {definition, standing: standingOf(language.id), actor, writers: users}),
    [definition, standingOf, language.id, actor, users],
  )
  const result = useMemo(
    () =>
      approve({
        ...resolved,
        locale: language.id,
        version,
        ...(before ? {before} : {}),
        reviewer: actor.user,
        writers: users,
        ...(actor.person ? {reviewerPerson: actor.person._id} : {}),
        reviewerLabel,
        reviewedOn: today(),
        reviewedAt: new Date().toISOString(),
        nextReviewDue,
        waiverReason,
        findings: approvalFindings(resolved, language.id),
        withdrawals,
        ...(actor.demonstration ? {demonstration: true} : {}),
      }),
    [
      resolved,
      language.id,
      version,
      before,
      actor,
      users,
      reviewerLabel,
      nextReviewDue,
      waiverReason,
      withdrawals,
    ],
  )
  const reasons = [
    ...(leave.status === 'refused' ? leave.reasons : []),
    ...(result.status === 'refused' ? result.messages : []),
  ]

  return (
    <Dialog
      id={id}
      data-testid="approve-dialog"
      header={say('approve.title', {language: name})}
      onClose={onClose}
      width={1}
      footer={
        <Flex justify="flex-end" gap={2} padding={3}>
          <Button mode="bleed" text={say('action.cancel')} onClick={onClose} />
          <Button
            data-testid="approve-confirm"
            tone="positive"
            text={say('approve.title', {language: name})}
            disabled={!ready || writers.state === 'reading' || reasons.length > 0}
            onClick={() =>
              result.status === 'approved' && onApprove(result.approval, result.change)
            }
          />
        </Flex>
      }
    >
      <Stack gap={5} padding={4}>
        <Text size={1}>{say('approve.about', {language: name, version})}</Text>
        {ready && <Reasons reasons={reasons} type={definition.name} />}
        <WritersUnread writers={writers} />
        {actor.demonstration && (
          <Text size={1} muted data-testid="approve-demonstration">
            {say('approve.demonstration')}
          </Text>
        )}
        <ChangeList kind="clinical" fields={changes.clinical} />
        <ChangeList kind="editorial" fields={changes.editorial} />
        <UnitStates type={definition.name} units={units} titles={definition.units} />
        <IncludedDocuments included={included} ready={ready} />
        {gaps.length > 0 && (
          <ConsentWaiver
            type={definition.name}
            gaps={gaps}
            reason={waiverReason}
            onReason={setWaiverReason}
          />
        )}
        <Field
          label={say('approve.version')}
          description={say('approve.version.about', {version: floor})}
          htmlFor={`${id}-version`}
        >
          <TextInput
            id={`${id}-version`}
            data-testid="approve-version"
            value={version}
            onChange={(event) => setRaised(event.currentTarget.value)}
          />
        </Field>
        <Field label={say('approve.reviewer')} htmlFor={`${id}-reviewer`}>
          <TextInput id={`${id}-reviewer`} value={actor.person?.name ?? actor.name} readOnly />
        </Field>
        <Field label={say('approve.label')} htmlFor={`${id}-label`}>
          <TextInput
            id={`${id}-label`}
            data-testid="approve-reviewer-label"
            value={reviewerLabel}
            onChange={(event) => setReviewerLabel(event.currentTarget.value)}
          />
        </Field>
        <Field
          label={say('approve.due')}
          description={say('approve.due.about')}
          htmlFor={`${id}-due`}
        >
          <TextInput
            id={`${id}-due`}
            data-testid="approve-next-review"
            type="date"
            min={monthsLater(today(), 0)}
            max={monthsLater(today(), 36)}
            value={nextReviewDue}
            onChange={(event) => setNextReviewDue(event.currentTarget.value)}
          />
        </Field>
      </Stack>
    </Dialog>
  )
}

/** Titles of the fields that were changed since the last approval; nothing when there are none. */
function ChangeList({kind, fields}: {kind: 'clinical' | 'editorial'; fields: readonly string[]}) {
  const say = useWords()
  const language = useLanguage()
  if (fields.length === 0) return null
  const titles = fields.map((field) => titlesIn(language, field))
  return <Text size={1}>{say(`approve.${kind}`, {fields: titles.join(', ')})}</Text>
}
