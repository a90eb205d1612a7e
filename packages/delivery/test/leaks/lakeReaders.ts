// Every way to read the lake itself. It shows what is published, whatever the gate says of it: what it
// must hide is what is not published.
import {ask} from './ask.ts'
import {each, type Report, type Seen} from './report.ts'
import type {Shop} from './startShop.ts'
import {hiddenStates, releases} from './states.ts'

const both = `${releases.version},drafts` as const
/** The ways to look at a dataset. */
export const perspectives = [
  'raw',
  'published',
  'drafts',
  'previewDrafts',
  releases.version,
  both,
  releases.scheduled,
] as const

/** In no answer of the lake, whoever asks: what pictures told of their making, and what people filled in. */
const never = ['exif', 'enquiry', 'token']
const unpublished = [...hiddenStates, 'release', 'fileName']

/** What a token may see through a perspective that names it. */
const named: Readonly<Record<(typeof perspectives)[number], readonly string[]>> = {
  raw: ['draft', 'draftOver', 'version', 'scheduled'],
  published: [],
  drafts: ['draft', 'draftOver'],
  previewDrafts: ['draft', 'draftOver'],
  [releases.version]: ['version'],
  [both]: ['version', 'draft', 'draftOver'],
  [releases.scheduled]: ['scheduled'],
}

const queries = [
  '*',
  '*[_id in path("drafts.**")]',
  '*[_id match "drafts*" || _id match "versions*"]',
  '*[_type == "device"]{..., "pictures": states[].media->, "sizes": physicalSize.source->}',
  '*[_id == "drafts.procedure-draft"][0]',
  `*[_id in ["drafts.risk-shown", "versions.${releases.version}.risk-shown", "risk-deleted"]]`,
  '{"drafts": *[string::startsWith(_id, "drafts.")], "count": count(*)}',
  '*[_type == "system.release"]',
  'releases::all()',
  '*[sanity::versionOf("risk-shown")]',
  `*[sanity::partOfRelease("${releases.version}")]`,
  '*[[@] match text::query("TEST*")]{_id, name, title}',
  '*[references("source-shown")]{_id, title, name, rights}',
  '*[_type == "sanity.imageAsset" || _type == "sanity.fileAsset"]',
  '*[_type == "media"]{"file": image.asset->{originalFilename, metadata}, alt, caption}',
  '*[_id == "pointer"][0]{"draft": draft->, "version": version->, "got": documents::get(draft)}',
  '*[_id == "private.note"]',
  '*[0].no such query(',
]

const ids = [
  'procedure-shown',
  'procedure-draft',
  'procedure-deleted',
  'drafts.procedure-draft',
  'private.note',
  'drafts.procedure-shown',
  `versions.${releases.version}.procedure-shown`,
  `versions.${releases.scheduled}.procedure-shown`,
]

/** Addresses that know no perspective. */
const addresses = [
  '/',
  '/v1/nowhere',
  '/v1/data/query/production?query=*%5B_type==%22risk%22%5D',
  `/v2025-03-01/data/doc/production/${ids.join()}`,
  '/v2025-03-01/data/doc/production/procedure-shown?includeAllVersions=true',
  '/v2025-03-01/data/export/production',
  '/v2025-03-01/data/export/production?types=procedure',
  ...ids.flatMap((id) => [
    `/v2025-03-01/data/history/production/documents/${id}?lastRevision=true`,
    `/v2025-03-01/data/history/production/documents/${id}?time=2999-01-01T00:00:00Z`,
    `/v2025-03-01/data/history/production/transactions/${id}?excludeContent=false&effectFormat=mendoza`,
    `/v2025-03-01/data/history/production/events/documents/${id}`,
    `/v2025-03-01/data/references/production/documents/${id}/to`,
  ]),
  `/v2025-03-01/data/history/production/events/releases/${releases.version}`,
  '/v2025-03-01/data/history/production/transactions',
  '/v2025-03-01/users/me',
  '/v2025-03-01/projects/jakamy/tokens',
  '/v2025-03-01/projects/jakamy/datasets',
  '/v2025-03-01/projects/jakamy/datasets/production/schemas',
  '/v2025-03-01/access/project/jakamy/robots',
]

/**
 * Asks the lake everything that can be asked, as everybody, through every perspective.
 * @param only queries and addresses that begin so
 */
export async function readLake(shop: Shop, report: Report, only = ''): Promise<void> {
  const {url, images, identities} = shop
  const requests: {seen: Omit<Seen, 'bytes'>; address: string; token: string}[] = []
  for (const [identity, token] of Object.entries(identities)) {
    // Everybody with a token sees the same: all perspectives are asked of one of them.
    const isAskedAll = identity === 'anonymous' || identity === 'viewer'
    const asked = isAskedAll ? perspectives : (['raw', 'published'] as const)
    for (const perspective of asked) {
      const may = identity === 'anonymous' ? [] : [...named[perspective], 'release', 'fileName']
      const forbidden = [...never, ...unpublished.filter((state) => !may.includes(state))]
      for (const query of queries.filter((one) => one.startsWith(only))) {
        const address = `/v2025-03-01/data/query/production?perspective=${perspective}&query=${encodeURIComponent(query)}`
        requests.push({
          seen: {reader: `lake query ${query}`, perspective, identity, forbidden},
          address,
          token,
        })
      }
    }
    const forbidden = identity === 'anonymous' ? [...never, ...unpublished] : never
    for (const address of addresses.filter((one) => one.startsWith(only)))
      requests.push({seen: {reader: `lake ${address}`, identity, forbidden}, address, token})
    // A picture is the same for everybody.
    for (const {id} of only === '' && identity === 'anonymous' ? images : []) {
      const [, hash = '', size = ''] = id.split('-')
      for (const end of ['', '?dlRaw=x', '?w=1&fm=jpg', '?auto=format']) {
        const address = `/images/jakamy/production/${hash}-${size}.png${end}`
        const reader = `lake picture ${end}`
        requests.push({
          seen: {reader, identity, forbidden: [...never, ...unpublished]},
          address,
          token,
        })
      }
    }
  }
  await each(requests, async ({seen, address, token}) => {
    const headers: Record<string, string> = token ? {authorization: `Bearer ${token}`} : {}
    const {headers: answered, bytes} = await ask(url + address, {headers})
    report.look({...seen, bytes: [JSON.stringify(answered), bytes]})
  })
}

/** Listens as everybody while everything hidden is changed. */
export async function listenToLake(shop: Shop, report: Report): Promise<void> {
  const {url, identities, admin, hidden} = shop
  const streams = Object.entries(identities).flatMap(([identity, token]) =>
    [
      ...perspectives.map((perspective) => ({
        perspective,
        address: `/v2025-03-01/data/listen/production?query=*&includeResult=true&includePreviousRevision=true&includeMutations=true&includeAllVersions=true&effectFormat=mendoza&perspective=${perspective}`,
      })),
      {perspective: '', address: '/v2025-03-01/data/live/events/production'},
      {perspective: '', address: '/v2025-03-01/data/live/events/production?includeDrafts=true'},
    ].map((stream) => ({...stream, identity, token})),
  )
  const end = new AbortController()
  const heard = await Promise.all(
    streams.map(async ({address, token, ...stream}) => {
      const headers: Record<string, string> = token ? {authorization: `Bearer ${token}`} : {}
      const response = await fetch(url + address, {headers, signal: end.signal})
      const chunks: Uint8Array[] = []
      const body = response.body?.getReader()
      const first = body?.read()
      const reading = (async () => {
        try {
          for (let next = await first; next && !next.done; next = await body?.read())
            chunks.push(next.value)
        } catch {
          // The stream was ended below.
        }
      })()
      await first
      return {...stream, token, address, response, chunks, reading}
    }),
  )
  // Long lists of words are changed and changed back, and something that everybody hears ends it.
  for (const {_id, _type} of hidden.filter(({_id}) => /procedure|media/.test(_id))) {
    if (_id.includes(releases.scheduled)) continue
    await admin.patch(_id).set({touched: _type}).commit()
  }
  await admin.createOrReplace({_id: 'heard-last', _type: 'page'})
  const isOver = () =>
    heard.every(
      ({response, address, chunks}) =>
        !response.ok || address.includes('/live/') || Buffer.concat(chunks).includes('heard-last'),
    )
  for (let waited = 0; !isOver() && waited < 10_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20))
  const missed = heard.filter(() => !isOver()).map(({address}) => address)
  end.abort()
  await Promise.all(heard.map(({reading}) => reading))
  if (missed.length > 0) throw new Error(`Listeners did not hear the last change: ${missed[0]}`)
  for (const {identity, perspective, address, response, chunks} of heard) {
    const forbidden = identity === 'anonymous' ? [...never, ...unpublished] : never
    const reader = address.includes('/live/') ? `lake ${address}` : 'lake listen'
    const headers = JSON.stringify([...response.headers])
    report.look({reader, perspective, identity, forbidden, bytes: [headers, Buffer.concat(chunks)]})
  }
}
