import {approvalFindings, approve, candidatesOf, consentGaps, type Approval} from '@jakamy/policy'
import {Button, Card, Dialog, Flex, Stack, Text, TextInput} from '@sanity/ui'
import {useId, useMemo, useState} from 'react'
import {useCurrentUser} from 'sanity'

import type {Language} from '../languages.ts'
import {nextVersion} from '../review/nextVersion.ts'
import {monthsLater, reviewInterval, today} from '../review/reviewDates.ts'
import type {Review} from '../review/useReview.ts'
import {ConsentWaiver} from './ConsentWaiver.tsx'
import {Field} from './Field.tsx'
import {IncludedDocuments} from './IncludedDocuments.tsx'
import {UnitStates} from './UnitStates.tsx'

interface ApproveDialogProps {
  language: Language
  review: Review
  /** Called with the stamp once the reviewer confirms. */
  onApprove: (approval: Approval) => void
  onClose: () => void
}

/** Shows one language of a document as it would be approved, and asks for what the stamp needs. */
export function ApproveDialog({language, review, onApprove, onClose}: ApproveDialogProps) {
  const {resolved, included, ready} = review
  const {definition, document} = resolved
  const id = useId()
  const reviewer = useCurrentUser()?.name ?? ''
  const [reviewerLabel, setReviewerLabel] = useState(reviewer)
  const [nextReviewDue, setNextReviewDue] = useState(() =>
    monthsLater(today(), reviewInterval(definition.name)),
  )
  const [waiverReason, setWaiverReason] = useState('')

  const gaps = definition.review === 'clinical' ? consentGaps(definition, document) : []
  const version = useMemo(() => nextVersion(resolved), [resolved])
  const units = useMemo(
    () => candidatesOf(resolved, [language.id]).get(language.id) ?? {},
    [resolved, language.id],
  )
  const result = useMemo(
    () =>
      approve({
        ...resolved,
        locale: language.id,
        version,
        reviewer,
        reviewerLabel,
        reviewedOn: today(),
        nextReviewDue,
        waiverReason,
        findings: approvalFindings(resolved, language.id),
      }),
    [resolved, language.id, version, reviewer, reviewerLabel, nextReviewDue, waiverReason],
  )

  return (
    <Dialog
      id={id}
      data-testid="approve-dialog"
      header={`Approve ${language.title}`}
      onClose={onClose}
      width={1}
      footer={
        <Flex justify="flex-end" gap={2} padding={3}>
          <Button mode="bleed" text="Cancel" onClick={onClose} />
          <Button
            data-testid="approve-confirm"
            tone="positive"
            text={`Approve ${language.title}`}
            disabled={!ready || result.status === 'refused'}
            onClick={() => result.status === 'approved' && onApprove(result.approval)}
          />
        </Flex>
      }
    >
      <Stack gap={5} padding={4}>
        <Text size={1}>
          You approve the {language.title} words of this draft, as version {version}. If one of them
          is changed later, this approval no longer holds.
        </Text>
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
        <Field label="Reviewer" htmlFor={`${id}-reviewer`}>
          <TextInput id={`${id}-reviewer`} value={reviewer} readOnly />
        </Field>
        <Field label="Reviewer, as readers see it" htmlFor={`${id}-label`}>
          <TextInput
            id={`${id}-label`}
            data-testid="approve-reviewer-label"
            value={reviewerLabel}
            onChange={(event) => setReviewerLabel(event.currentTarget.value)}
          />
        </Field>
        <Field
          label="Next review due"
          description="At most 36 months from today."
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
        {ready && result.status === 'refused' && (
          <Card tone="caution" padding={3} radius={2} border data-testid="approve-refused">
            <Stack gap={3}>
              <Text size={1} weight="semibold">
                Not possible yet
              </Text>
              {result.reasons.map((reason) => (
                <Text size={1} key={reason}>
                  {reason}
                </Text>
              ))}
            </Stack>
          </Card>
        )}
      </Stack>
    </Dialog>
  )
}
