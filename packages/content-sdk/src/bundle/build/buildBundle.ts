import {documents as clinicDocuments, type DocumentDefinition} from '@jakamy/schemas'

import {checkSigners} from '../checkGiven.ts'
import type {Bytes} from '../digest.ts'
import {encodeBundle, type BundleFacts, type BundleFile, type BundleParts} from '../encodeBundle.ts'
import type {Signer} from '../signatures.ts'
import {assetIds} from './assetIds.ts'
import {selectContent, type BuildFinding, type Selection} from './selectContent.ts'

/** What a bundle is built from. */
export interface BuildRequest extends Selection {
  /** Fetches a picture or file; `undefined` when it is not there. */
  asset: (id: string) => Promise<BundleFile | undefined>
  /** The facts that do not follow from the content. */
  facts: Pick<BundleFacts, 'version' | 'expires' | 'withdrawalsMaxAge' | 'schemas'>
  /** The bundle before, so that a delta to it is small. */
  previous?: BundleParts
}

/** A bundle, or the list of what is in its way. */
export type BuildResult =
  | {status: 'built'; bytes: Bytes; documents: number; files: number; notes: BuildFinding[]}
  | {status: 'refused'; problems: BuildFinding[]; notes: BuildFinding[]}

/**
 * Builds and signs a bundle out of what is approved, in date and of known rights, or says what is not.
 * @throws ContentError `INVALID_OPTIONS`
 */
export async function buildBundle(
  request: BuildRequest,
  signers: readonly Signer[],
): Promise<BuildResult> {
  checkSigners(signers)
  const {documents, problems, notes} = selectContent(request)
  const {facts, previous, asset, demo, clinic, locales, now} = request
  const ids = [...new Set(documents.flatMap(assetIds))].toSorted()
  const files: BundleFile[] = []
  for (const id of ids) {
    const file = await asset(id)
    if (file) files.push(file)
    else (demo ? notes : problems).push({document: id, reason: 'its file is not there'})
  }
  if (problems.length > 0) return {status: 'refused', problems, notes}
  const rights = documents.map(({rights: own}) => own)
  const bytes = await encodeBundle(
    {
      facts: {
        clinic,
        created: `${now.toISOString().slice(0, 19)}Z`,
        locales: [...locales],
        demo,
        clinicalTypes: clinicalTypes(),
        rights: {
          licences: textsOf(rights, 'licence'),
          attributions: textsOf(rights, 'attribution'),
        },
        ...facts,
      },
      documents,
      files,
      ...(previous ? {previous} : {}),
    },
    signers,
  )
  return {status: 'built', bytes, documents: documents.length, files: files.length, notes}
}

function clinicalTypes(): string[] {
  return Object.values<DocumentDefinition>(clinicDocuments)
    .filter(({review}) => review === 'clinical')
    .map(({name}) => name)
    .toSorted()
}

function textsOf(values: readonly unknown[], field: string): string[] {
  const texts = values.map((value): unknown => Reflect.get(Object(value), field))
  return [...new Set(texts.filter((text) => typeof text === 'string' && text !== ''))]
    .map(String)
    .toSorted()
}
