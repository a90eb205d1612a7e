import {allow} from './origins.ts'

/** Where content comes from, and for whom. Every attribute of an element may be set for the whole page. */
export interface Settings {
  /** Project of a Sanity Content Lake. */
  project?: string
  /** Its dataset. Default `production`. */
  dataset?: string
  /** Where a local lake listens; left out for the hosted one. */
  apiHost?: string
  /** Address of a signed bundle, instead of a lake. */
  bundle?: string
  /** The public key that the bundle must be signed with, `ed25519:…`. */
  key?: string
  /** Address of the signed withdrawals feed of the bundle, asked for at every look. */
  withdrawals?: string
  /** Address of a delivery; for the script that reads one. */
  delivery?: string
  /** The language wanted. Default: the language of the page around the element, else `en`. */
  locale?: string
  /** The clinic whose readers ask, by document id. */
  clinic?: string
  /** Minutes words may be shown without being confirmed, 1 to 1440. Default 1440, a day. */
  maxAge?: number
}

/** The attribute of each setting. */
export const attributes = {
  project: 'project',
  dataset: 'dataset',
  apiHost: 'api-host',
  bundle: 'bundle',
  key: 'key',
  withdrawals: 'withdrawals',
  delivery: 'delivery',
  locale: 'locale',
  clinic: 'clinic',
  maxAge: 'max-age',
} as const satisfies Record<keyof Settings, string>

let shared: Settings = {}
const listeners = new Set<() => void>()

/**
 * Sets what every element of the page uses where it has no attribute of its own. Called by a script:
 * the places it names may be named by attributes, too.
 */
export function configure(settings: Settings): void {
  const {delivery, bundle, withdrawals, apiHost, project} = settings
  const hosted = project === undefined ? undefined : `https://${project}.api.sanity.io`
  for (const address of [delivery, bundle, withdrawals, apiHost, hosted]) {
    if (address !== undefined && globalThis.location) allow(address)
  }
  share(settings)
}

/** The same for settings that stand in attributes, which allow nothing. */
export function share(settings: Settings): void {
  shared = {...shared, ...settings}
  for (const listener of listeners) listener()
}

/** Calls back whenever {@link configure} or {@link share} has changed something. Returns what ends it. */
export function onConfigure(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The settings that stand in the attributes of an element. */
export function settingsIn(element: Pick<Element, 'getAttribute'>): Settings {
  const names = Object.keys(attributes) as (keyof Settings)[]
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = element.getAttribute(attributes[name])
      return value ? [[name, name === 'maxAge' ? Number(value) : value]] : []
    }),
  )
}

/** The settings of an element: its own, else the page's. One with a source of its own takes neither from the page. */
export function settingsOf(element: Pick<Element, 'getAttribute'>): Settings {
  const own = settingsIn(element)
  const {locale, clinic, maxAge} = shared
  const hasSource = own.project || own.bundle || own.delivery
  const defaults = hasSource ? {locale, clinic, maxAge} : shared
  return {...defaults, ...own}
}
