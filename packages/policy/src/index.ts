export {actorOf, reviewerLabel, type Actor} from './actorOf.ts'
export {approvalFindings} from './approvalFindings.ts'
export {approvalState, type ApprovalState} from './approvalState.ts'
export {approve, type ApprovalRequest, type ApprovalResult} from './approve.ts'
export {refusal, type Candidates, type For, type Subject} from './assess.ts'
export {bump} from './bump.ts'
export {candidatesOf, type Resolved} from './candidates.ts'
export {canonical} from './canonical.ts'
export {changesSince, latestVersion, type Changes} from './changesSince.ts'
export {check, checks} from './checks/index.ts'
export type {Check, CheckId, CheckRequest, Finding} from './checks/finding.ts'
export {plainText} from './checks/plainText.ts'
export {readability, type Readability} from './checks/readability.ts'
export {hardToRead} from './checks/readable.ts'
export {read, type Passage, type Reading, type Wording} from './checks/reading.ts'
export {consentGaps} from './consentGaps.ts'
export {gate, unitValue, type Request} from './gate.ts'
export {hashUnit, hashUnits} from './hash.ts'
export {hasText} from './hasText.ts'
export {judgedAlike} from './judgedAlike.ts'
export {localise, type Candidate} from './localise.ts'
export {nextVersion, type NextVersion} from './nextVersion.ts'
export {
  applyOverlays,
  type Local,
  type LocalFigure,
  type LocalPart,
  type Overlaid,
  type OverlayPath,
  type OverlayRefusal,
  type OverlaySlot,
  type Provenance,
  type SkippedPart,
} from './overlay.ts'
export {permit, type Permit, type PermitRequest, type ReviewAction} from './permit.ts'
export {
  changesRequested,
  closed,
  hashWords,
  recordOf,
  submitted,
  type Step,
} from './reviewRecord.ts'
export {previewOverlays} from './overlayPreview.ts'
export {reuseRefusal, type ReuseRefusal} from './reuse.ts'
export {
  reviewStanding,
  reviewerRole,
  type ReviewSituation,
  type ReviewStanding,
  type ReviewState,
  type Role,
} from './reviewStanding.ts'
export {signApproval, signatureCheck, type SignatureCheck} from './signature.ts'
export {approvalFor, reviewSummary, shownUntil} from './stamp.ts'
export type {
  AnyDocument,
  Approval,
  Attempt,
  Change,
  DefinitionMap,
  GatedDocument,
  Message,
  Reader,
  References,
  Refusal,
  ReviewRecord,
  ReviewSummary,
  Unit,
  Withdrawal,
} from './types.ts'
export {verification, type Verification} from './verified.ts'
export {writersOf, type Written} from './writersOf.ts'
export {noticesOn, type Notices, type Place} from './withdrawal.ts'
export {withdrawalOf} from './withdrawalOf.ts'
