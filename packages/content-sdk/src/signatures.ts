/**
 * Signed approvals: `createContent({signatures: signatureCheck([publicKey]), …})` demands them, and a
 * server that has checked who approves makes them with `signApproval`.
 */
export {signApproval, signatureCheck, type SignatureCheck} from '@jakamy/policy'
