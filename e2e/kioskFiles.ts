import type {MemoryDocument} from '@jakamy/content-sdk'
import {
  encodeBundle,
  encodeWithdrawals,
  generatePrivateKey,
  signerFrom,
} from '@jakamy/content-sdk/bundle'

/** What lies beside a kiosk that shows these documents, signed with a key of this run. */
export async function kioskFiles(
  documents: readonly MemoryDocument[],
  locales: readonly string[],
): Promise<Record<'kiosk.json' | 'clinic.bundle' | 'withdrawals.json', Uint8Array | string>> {
  const signer = await signerFrom(await generatePrivateKey())
  const now = Date.now()
  const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString()
  const bundle = await encodeBundle(
    {
      facts: {
        clinic: 'clinic-jakamy',
        version: 1,
        created: at(-1),
        expires: at(24),
        withdrawalsMaxAge: 60,
        schemas: '0.0.0',
        locales,
        demo: false,
        clinicalTypes: ['procedure', 'risk'],
        rights: {licences: [], attributions: []},
      },
      documents,
    },
    [signer],
  )
  const feed = {clinic: 'clinic-jakamy', sequence: 1, issued: at(0), withdrawals: []}
  return {
    'kiosk.json': JSON.stringify({keys: [signer.publicKey], locales, idleSeconds: 600}),
    'clinic.bundle': bundle,
    'withdrawals.json': await encodeWithdrawals(feed, [signer]),
  }
}
