import type {MemoryDocument} from '@jakamy/content-sdk'
import {approve, type AnyDocument} from '@jakamy/policy'
import {documents as definitions, type DocumentDefinition} from '@jakamy/schemas'

import {reworded, type Canaries} from './canaries.ts'
import {fill, undefinedField, type Filling} from './fill.ts'

/** States that a published document can be in and still reach no reader. */
export const gateStates = [
  'unreviewed',
  'changed',
  'expired',
  'future',
  'withdrawn',
  'invalid',
] as const
/** Where documents are that are not published: readers of the lake itself must not see them either. */
export const hiddenStates = ['draft', 'draftOver', 'version', 'scheduled', 'deleted'] as const
/**
 * Everything that is forbidden to readers of the delivery and of the SDK. Besides the states of whole
 * documents: words of a language nobody has approved, what another clinic says, what is for editors only
 * in a text that is shown, names of files and what pictures tell of their making, and enquiries.
 */
export const forbidden = [
  ...gateStates,
  ...hiddenStates,
  'language',
  'clinic',
  'internal',
  'fileName',
  'exif',
  'enquiry',
] as const

/** The releases of the versions. */
export const releases = {version: 'rsoon', scheduled: 'rlater'} as const

/** Id of the clinic whose readers get what `clinicOverlay-shown` says. */
export const ownClinic = 'clinic-shown'
/** Id of the one whose words are none of theirs. */
export const otherClinic = 'clinic-else'

/** Documents of every type in every state, each text and number of its own. */
export interface Shop {
  canaries: Canaries
  published: MemoryDocument[]
  /** Drafts and versions, by their ids. */
  hidden: MemoryDocument[]
  /** Published and deleted again. */
  deleted: MemoryDocument[]
}

/** Ids of the stored pictures and files, by state. */
export type Assets = (state: string, kind: 'image' | 'file') => string

const all = Object.values<DocumentDefinition>(definitions)
const reviewed = all.filter(({review}) => review !== 'none')
const withdrawable = all.filter(({name}) => name !== 'person' && name !== 'withdrawal')

/** The types that can be in a state of the gate. */
const typesIn = (state: string): readonly DocumentDefinition[] => {
  if (state === 'withdrawn') return withdrawable
  if (state === 'invalid') return withdrawable
  return reviewed
}

/** What readers get of any document that is shown although it belongs to no unit. */
const publicFields = /^(slug|website|whatsapp|rights\.(attribution|holder|sourceUrl))\b/

/** Numbers from 0 up to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Fills the shop. */
export function fillShop(canaries: Canaries, random: () => number, assets: Assets): Shop {
  const make = (
    definition: DocumentDefinition,
    state: string,
    refer: Filling['refer'],
    id = `${definition.name}-${state}`,
  ): AnyDocument => {
    const canary = (path: string, locale?: string) => ({
      state: meaning(definition, state, path, locale),
      place: `${path}${locale === undefined ? '' : ` ${locale}`} of ${id}`,
    })
    const document = fill(definition, id.split('.').at(-1) ?? id, {
      text: (path, locale) => canaries.text(canary(path, locale)),
      number: (path, value) => canaries.number(value, canary(path)),
      refer,
      asset: (kind) => assets(state, kind),
      locales: ['en', 'fr'],
      random,
    })
    // What is of unknown rights, or a machine's, has reasons of its own to stay behind.
    return {
      ...document,
      _id: id,
      _type: definition.name,
      rights: {...Object(document.rights), licence: 'own', reuseByClinics: true},
      reviews: Object.values(Object(document.reviews)).map((review) => ({
        ...Object(review),
        translationOrigin: 'human',
      })),
    }
  }
  const refersTo = (state: string) => (type: string) => {
    const isThere = typesIn(state).some(({name}) => name === type)
    return `${type}-${isThere && state !== 'clinic' ? state : 'shown'}`
  }
  const inState = (definition: DocumentDefinition, state: string): AnyDocument => {
    if (definition.name !== 'clinicOverlay') return make(definition, state, refersTo(state))
    const clinic = state === 'clinic' ? otherClinic : ownClinic
    return make(definition, state, (type) =>
      type === 'clinic' ? clinic : type === 'risk' ? 'risk-shown' : `${type}-shown`,
    )
  }

  const unstamped = new Map<string, AnyDocument>()
  const add = (definition: DocumentDefinition, state: string) => {
    const document = inState(definition, state)
    unstamped.set(document._id, document)
  }
  for (const definition of all) add(definition, 'shown')
  for (const state of [...gateStates, 'language'])
    for (const definition of typesIn(state)) add(definition, state)
  add(definitions.clinicOverlay, 'clinic')
  const elsewhere = make(definitions.clinic, 'elsewhere', refersTo('shown'), otherClinic)
  unstamped.set(otherClinic, elsewhere)

  const before = new Map([...unstamped].map(([id, document]) => [id, other(document)]))
  const stampedDocuments = [...unstamped.values()].map((document) =>
    inItsState(document, unstamped, before, canaries),
  )
  const targets = withdrawable.map(({name}) => `${name}-withdrawn`)
  const published = stampedDocuments.map((document) =>
    document._type === 'withdrawal' ? {...document, ...notice(targets)} : document,
  )

  const toShown = (type: string) => `${type}-shown`
  const hidden = all.flatMap((definition) => {
    const {name} = definition
    return [
      make(definition, 'draft', toShown, `drafts.${name}-draft`),
      make(definition, 'draftOver', toShown, `drafts.${name}-shown`),
      make(definition, 'version', toShown, `versions.${releases.version}.${name}-shown`),
      make(definition, 'scheduled', toShown, `versions.${releases.scheduled}.${name}-shown`),
    ]
  })
  const deleted = all.map((definition) => make(definition, 'deleted', toShown))
  return {canaries, published, hidden, deleted}
}

/** What a canary in a field of a document in a state stands for. */
function meaning(
  definition: DocumentDefinition,
  state: string,
  path: string,
  locale: string | undefined,
): string {
  if (hiddenStates.some((hidden) => hidden === state)) return state
  if (path.endsWith(undefinedField)) return 'internal'
  const field = path.slice(definition.name.length + 1)
  const isNotice = definition.name === 'withdrawal'
  const units = isNotice ? [] : Object.values(definition.units)
  const isShown =
    publicFields.test(field) ||
    (isNotice && field.startsWith('publicMessage')) ||
    units.some(({fields}) => Object.keys(fields).some((name) => inside(field, name)))
  if (!isShown) return 'internal'
  // Slugs and credits are known of what is shown in another language, or is not shown any more.
  if (publicFields.test(field)) return 'known'
  if (state === 'language') return locale === 'fr' ? 'language' : 'shown'
  return state
}

const inside = (path: string, name: string) =>
  path === name || path.startsWith(`${name}.`) || path.startsWith(`${name}[`)

/**
 * A document as its state has it: with stamps, none, or stamps that do not hold.
 * @param before all documents with other words
 */
function inItsState(
  document: AnyDocument,
  documents: ReadonlyMap<string, AnyDocument>,
  before: ReadonlyMap<string, AnyDocument>,
  canaries: Canaries,
): AnyDocument {
  const state = document._id.slice(document._type.length + 1)
  const definition = all.find(({name}) => name === document._type)
  if (!definition || definition.review === 'none')
    return spoilt(document, definition, state, canaries)
  switch (state) {
    case 'unreviewed':
      return document
    case 'changed': {
      // Its stamps are for other words in every place.
      const {approvals = []} = stamped(other(document), definition, before, 2026, canaries)
      return {...document, approvals}
    }
    case 'expired':
      return stamped(document, definition, documents, 2020, canaries)
    case 'future':
      return stamped(document, definition, documents, 2027, canaries)
    case 'language':
      return stamped(document, definition, documents, 2026, canaries, ['en'])
    default:
      return spoilt(
        stamped(document, definition, documents, 2026, canaries),
        definition,
        state,
        canaries,
      )
  }
}

const other = (document: AnyDocument): AnyDocument => JSON.parse(reworded(JSON.stringify(document)))

/** Where the state is `invalid`: approved, and then something that no definition allows. */
function spoilt(
  document: AnyDocument,
  definition: DocumentDefinition | undefined,
  state: string,
  canaries: Canaries,
): AnyDocument {
  if (state !== 'invalid') return document
  const [unit] = Object.values(definition?.units ?? {})
  const [field = ''] = Object.keys(unit?.fields ?? {})
  const place = `${field} of ${document._id}`
  return {...document, [field]: {wrong: canaries.text({state, place})}}
}

function stamped(
  document: AnyDocument,
  definition: DocumentDefinition,
  references: ReadonlyMap<string, AnyDocument>,
  year: number,
  canaries: Canaries,
  locales: readonly string[] = ['en', 'fr'],
): AnyDocument {
  const secret = (name: string) =>
    canaries.text({state: 'internal', place: `approvals.${name} of ${document._id}`})
  return locales.reduce((before, locale) => {
    const result = approve({
      definition,
      definitions,
      document: before,
      references,
      locale,
      version: '1.0.0',
      reviewer: secret('reviewer'),
      reviewerLabel: '[TEST] reviewer',
      reviewedOn: `${year}-01-15`,
      nextReviewDue: `${year + 1}-01-15`,
      waiverReason: secret('waiver'),
    })
    if (result.status === 'refused')
      throw new Error(`${document._id} could not be approved:\n${result.reasons.join('\n')}`)
    return {...before, approvals: [...(before.approvals ?? []), result.approval]}
  }, document)
}

/** A notice that withdraws documents, now. */
const notice = (ids: readonly string[]) => ({
  severity: 'safety',
  action: 'hide',
  targets: ids.map((id) => ({
    _key: id,
    _type: 'withdrawalTarget',
    document: {_type: 'reference', _ref: id, _weak: true},
  })),
  effectiveFrom: '2026-05-01T00:00:00Z',
  liftedOn: undefined,
})
