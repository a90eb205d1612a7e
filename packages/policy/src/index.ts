export {approvalFindings} from './approvalFindings.ts'
export {approvalState, type ApprovalState} from './approvalState.ts'
export {approve, type ApprovalRequest, type ApprovalResult} from './approve.ts'
export {refusal, type Candidates, type Subject} from './assess.ts'
export {bump} from './bump.ts'
export {candidatesOf, type Resolved} from './candidates.ts'
export {canonical} from './canonical.ts'
export {check, checks} from './checks/index.ts'
export type {Check, CheckId, CheckRequest, Finding, Message} from './checks/finding.ts'
export {plainText} from './checks/plainText.ts'
export {readability, type Readability} from './checks/readability.ts'
export {hardToRead} from './checks/readable.ts'
export {read, type Passage, type Reading, type Wording} from './checks/reading.ts'
export {consentGaps} from './consentGaps.ts'
export {gate, unitValue, type Request} from './gate.ts'
export {hashUnit, hashUnits} from './hash.ts'
export {hasText} from './hasText.ts'
export {localise, type Candidate} from './localise.ts'
export {nextVersion, type NextVersion} from './nextVersion.ts'
export {approvalFor, reviewSummary} from './stamp.ts'
export type {
  AnyDocument,
  Approval,
  Attempt,
  DefinitionMap,
  GatedDocument,
  References,
  Refusal,
  ReviewSummary,
  Unit,
  Withdrawal,
} from './types.ts'
export {isWithdrawn} from './withdrawal.ts'
