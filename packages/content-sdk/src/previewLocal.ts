import {
  approvalFor,
  candidatesOf,
  previewOverlays,
  type AnyDocument,
  type DefinitionMap,
  type Local,
  type SignatureCheck,
  type Subject,
} from '@jakamy/policy'
import {documents as clinicDocuments} from '@jakamy/schemas'

import type {PreviewUnit} from './createPreview.ts'
import {overlaySnapshot, overlayType} from './overlays.ts'
import {parse} from './parse.ts'
import type {Problem} from './problem.ts'
import type {Reading} from './readSnapshot.ts'
import type {Wanted} from './release.ts'
import {salvage} from './salvage.ts'
import type {Source} from './source.ts'

/** What a clinic says beside some texts, as an editor sees it. */
export interface PreviewLocal {
  problems: readonly Problem[]
  /** Puts it beside one of them. */
  beside: (
    subject: Subject,
    units: Readonly<Record<string, PreviewUnit<unknown>>>,
  ) => {local: Local; hidden: ReadonlySet<string>}
}

/** How local additions are read for editors. */
export interface PreviewLocalReading extends Reading {
  definitions: DefinitionMap
  /** Id of the clinic that is previewed. */
  clinic: string
  /** Name of the source that the texts came from. */
  answered: string
  now: Date
  signatures: SignatureCheck | undefined
}

/** Reads what a clinic says beside some texts, drafts included; what is not valid in it is left out. */
export async function readPreviewLocal(
  source: Source,
  documents: readonly AnyDocument[],
  wanted: Wanted,
  {clinic, definitions, now, signatures, ...reading}: PreviewLocalReading,
): Promise<PreviewLocal> {
  const snapshot = await overlaySnapshot(source, clinic, documents, {...reading, definitions})
  const {problems, withdrawals} = parse(definitions, snapshot)
  const usable = (values: readonly unknown[]) =>
    values.flatMap((value) => salvage(definitions, value) ?? [])
  const references = new Map(usable(snapshot.references).map((one) => [one._id, one]))
  const own = usable(snapshot.documents)
  const locales = [wanted.locale, ...wanted.fallback]
  const subjectOf = (document: AnyDocument): Subject => ({
    definition: clinicDocuments[overlayType],
    document,
    candidates: candidatesOf(
      {definition: clinicDocuments[overlayType], definitions, document, references},
      locales,
    ),
    withdrawals,
    now,
    ...(signatures ? {signatures} : {}),
  })
  return {
    problems,
    beside: (subject, units) => {
      const {document} = subject
      const shown = Object.entries(units).map(([name, unit]) => [
        name,
        unit.status === 'absent' ? unit : {...unit, review: {version: versionIn(document, unit)}},
      ])
      const base = {id: document._id, locale: wanted.locale, units: Object.fromEntries(shown)}
      const overlays = own.filter(({target}) => Object(target)._ref === document._id)
      return previewOverlays(base, subject, overlays.map(subjectOf), wanted)
    },
  }
}

/** The version of a text that a local addition is written for: the approved one, else the one it has now. */
function versionIn(document: AnyDocument, {locale}: {locale: string}): string {
  const {clinicalVersion} = document
  const own = typeof clinicalVersion === 'string' ? clinicalVersion : ''
  return approvalFor(document, locale)?.version ?? own
}
