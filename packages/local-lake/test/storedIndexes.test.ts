import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

import type {ExprNode} from 'groq-js'
import {afterAll, beforeAll, expect, test} from 'vitest'

import type {LakeDocument} from '../src/document.ts'
import {isPublicId} from '../src/documentIds.ts'
import type {LiveView} from '../src/liveView.ts'
import {followPerspective, followPublic} from '../src/perspective.ts'
import {keysOfKind} from '../src/query/documentKeys.ts'
import {strongReferences} from '../src/references.ts'
import {createRandom} from './fuzz/random.ts'
import {IDS, randomDocument, randomId, SCALARS, TYPES} from './fuzz/randomDocument.ts'
import {storedSet} from './fuzz/storedSet.ts'
import {PERSPECTIVES, throughPerspective} from './fuzz/throughPerspective.ts'

const SEED = Number(process.env.QUERY_FUZZ_SEED ?? 20261123)
/** Rounds of writes and questions; `INDEX_FUZZ_ROUNDS=600 npx vitest run test/storedIndexes.test.ts` for more. */
const ROUNDS = Number(process.env.INDEX_FUZZ_ROUNDS ?? 30)

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lake-indexes-'))
})
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const TYPE: ExprNode = {type: 'AccessAttribute', name: '_type'}
const SLUG: ExprNode = {
  type: 'AccessAttribute',
  name: 'current',
  base: {type: 'AccessAttribute', name: 'slug'},
}

/** What a view's indexes say, and what its documents say; nothing may differ. */
function answers(view: LiveView, shown: readonly LakeDocument[]) {
  const found: Record<string, unknown> = {size: view.size()}
  const expected: Record<string, unknown> = {size: shown.length}
  const note = (what: string, got: ReturnType<typeof view.indexes.find>, right: LakeDocument[]) => {
    found[what] = got && {ids: got.all().map(idOf), count: got.count(), enough: got.atMost}
    expected[what] = {ids: right.map(idOf), count: right.length, enough: right.length}
  }
  for (const type of TYPES) {
    const ofType = shown.filter(({_type}) => _type === type)
    note(`type ${type}`, view.indexes.find('value', '_type', TYPE, type), ofType)
    for (const name of ['_createdAt', '_updatedAt'] as const) {
      for (const descending of [false, true]) {
        const order = [{expression: {type: 'AccessAttribute', name} as ExprNode, descending}]
        const what = `${type} by ${name} ${descending}`
        const index = view.indexes.inOrder(type, 'unused', order)
        const sorted = ofType.toSorted((a, b) => {
          const [one, other] = descending ? [b, a] : [a, b]
          return one[name] < other[name] ? -1 : one[name] > other[name] ? 1 : a._id < b._id ? -1 : 1
        })
        found[what] = index && [index.first(2), index.first(0), [...index.documents()]].map(idsOf)
        expected[what] = [sorted.slice(0, 2), [], sorted].map(idsOf)
      }
    }
  }
  const referring = keysOfKind('references', TYPE)
  for (const id of [...IDS, 'drafts.a', 'zz']) {
    const right = shown.filter((document) => referring(document)?.has(id))
    note(`references ${id}`, view.indexes.find('references', '', TYPE, id), right)
  }
  const slugs = keysOfKind('value', SLUG)
  for (const value of SCALARS.map(String)) {
    const right = shown.filter((document) => slugs(document)?.has(value))
    note(`slug ${value}`, view.indexes.find('value', 'slug', SLUG, value), right)
  }
  return {found, expected}
}

function idOf({_id}: LakeDocument): string {
  return _id
}

function idsOf(documents: readonly LakeDocument[]): string[] {
  return documents.map(idOf)
}

test(
  `the stored indexes say what the documents say, through every perspective (seed ${SEED})`,
  {
    timeout: 3_600_000,
  },
  () => {
    const random = createRandom(SEED)
    let set = storedSet(join(folder, 'd.sqlite'), 0, [])
    for (let round = 0; round < ROUNDS; round += 1) {
      if (random.oneIn(10)) set = set.reopen()
      const views = PERSPECTIVES.flatMap((perspective) =>
        [false, true].map((isPublic) => ({perspective, isPublic, view: look(set, perspective)})),
      )
      function look(source: LiveView, perspective: (typeof PERSPECTIVES)[number]): LiveView {
        return followPerspective(source, perspective).view
      }
      for (const one of views) {
        if (one.isPublic) one.view = look(followPublic(set).view, one.perspective)
      }
      for (let write = 0; write < 4; write += 1) {
        const id = randomId(random)
        const document = randomDocument(random, id)
        if (random.oneIn(6)) document._system = {delete: true}
        // Times of every sort; those of an import are all the same.
        document._updatedAt = random.pick(['2026', '2026', '', 'é', '\uE000', '😀', 'a\u0000b'])
        set.apply(id, random.oneIn(3) ? null : document)
        for (const {view, perspective, isPublic} of views) {
          const stored = set.stored().filter(({_id}) => !isPublic || isPublicId(_id))
          const {found, expected} = answers(view, throughPerspective(stored, perspective))
          expect({perspective, isPublic, ...found}).toEqual({perspective, isPublic, ...expected})
        }
        for (const target of IDS) {
          const from = set.stored().filter((one) => strongReferences(one).has(target))
          expect(set.referrers(target)).toEqual(idsOf(from))
        }
      }
    }
    set.close()
  },
)
