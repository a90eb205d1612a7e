import {expect, test} from 'vitest'

import {LakeError} from '../src/errors.ts'
import {parseQuery} from '../src/query/parseQuery.ts'
import {runQuery} from '../src/query/runQuery.ts'
import {sourceMapOf} from '../src/sourceMap/sourceMapOf.ts'
import {changingSet} from './fuzz/changingSet.ts'
import {createRandom, type Random} from './fuzz/random.ts'
import {randomDocument, randomId} from './fuzz/randomDocument.ts'

const STRINGS = Number(process.env.QUERY_NOISE_STRINGS ?? 20_000)
const SEED = Number(process.env.QUERY_FUZZ_SEED ?? 20261126)

/** Pieces that queries are made of; put side by side, few of them are queries. */
const PIECES =
  `* [ ] ( ) { } , | . .. ... : :: => -> ^ @ ! = == != < <= > >= + - / % ** && || in match asc desc
  order score boost select coalesce count defined length references dateTime now path string round
  math::sum array::unique array::compact array::join pt::text string::split releases::all
  sanity::versionOf sanity::partOfRelease sanity::projectId text::query documents::get geo::distance
  diff::changedAny delta::operation user::attributes identity global::count fn foo::bar $a $missing
  _id _type _rev title n tags slugs refs author body _key _ref "a" "page" 'x' "\\u{1F600}" "\\x" "
  0 1 -1 1.5 1e3 1e400 true false null [0] [0..1] [-1] [] {...} {title,"x":n} ^.^ ->title //c
  *[_type=="page"] |order(title) ->{title} [_key=="en"] "d":{"e":@} ...select( `
    .split(/\s+/)
    .filter(Boolean)

function noise(random: Random): string {
  const count = 1 + random.below(12)
  const pieces = Array.from({length: count}, () => PIECES[random.below(PIECES.length)] ?? '')
  return pieces.join(random.pick(['', ' ']))
}

test('whatever is asked is answered or refused, and nothing else happens', () => {
  const random = createRandom(SEED)
  const ids = new Set(Array.from({length: 20}, () => randomId(random)))
  const view = changingSet([...ids].map((id) => randomDocument(random, id)))
  const scope = {view, identity: 'me', now: new Date(0), project: 'p', dataset: 'd', budget: 200}
  const counts = {answered: 0, refused: 0}
  const broken: unknown[] = []
  for (let n = 0; n < STRINGS; n += 1) {
    const query = noise(random)
    try {
      const tree = parseQuery(query, {a: 'a'})
      const answer = runQuery(tree, {a: 'a'}, scope)
      JSON.stringify(answer)
      sourceMapOf(tree, {a: 'a'}, scope, answer, 'key')
      counts.answered += 1
    } catch (error) {
      if (error instanceof LakeError && error.status < 500) counts.refused += 1
      else broken.push([query, String(error)])
    }
  }
  expect(broken, `QUERY_FUZZ_SEED=${SEED}`).toEqual([])
  expect(counts.answered).toBeGreaterThan(STRINGS / 50)
  expect(counts.refused).toBeGreaterThan(STRINGS / 50)
})
