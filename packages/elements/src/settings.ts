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
  /** The language wanted. Default: the language of the page around the element, else `en`. */
  locale?: string
  /** The clinic whose readers ask, by document id. */
  clinic?: string
}

/** The attribute of each setting. */
export const attributes = {
  project: 'project',
  dataset: 'dataset',
  apiHost: 'api-host',
  bundle: 'bundle',
  key: 'key',
  locale: 'locale',
  clinic: 'clinic',
} as const satisfies Record<keyof Settings, string>

let shared: Settings = {}
const listeners = new Set<() => void>()

/** Sets what every element of the page uses where it has no attribute of its own. */
export function configure(settings: Settings): void {
  shared = {...shared, ...settings}
  for (const listener of listeners) listener()
}

/** Calls back whenever {@link configure} has changed something. Returns what ends it. */
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
      return value ? [[name, value]] : []
    }),
  )
}

/** The settings of an element: its own, else the page's. One with a source of its own takes neither from the page. */
export function settingsOf(element: Pick<Element, 'getAttribute'>): Settings {
  const own = settingsIn(element)
  const {locale, clinic} = shared
  const defaults = own.project || own.bundle ? {locale, clinic} : shared
  return {...defaults, ...own}
}
