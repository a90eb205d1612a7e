/** What a clinic decides about its kiosk: `kiosk.json`, beside the page. */
export interface Settings {
  /** Public keys that content has to be signed with. */
  keys: readonly string[]
  /** Languages to choose from; the first is the one it starts in. */
  locales: readonly string[]
  /** Seconds without a touch after which everything is wiped. */
  idleSeconds: number
  /** Also shows a demonstration bundle, every screen of it marked as such. Default: no. */
  demo: boolean
}

/** Reads the settings. @throws an Error that says what is missing */
export async function readSettings(): Promise<Settings> {
  const response = await fetch('./kiosk.json')
  const {
    keys,
    locales,
    idleSeconds,
    demo = false,
  }: Partial<Settings> = Object(await response.json())
  if (!isTexts(keys) || keys.length === 0)
    throw new Error('kiosk.json names no keys. Content has to be signed with one of them.')
  if (!isTexts(locales) || locales.length === 0) throw new Error('kiosk.json names no locales.')
  if (typeof idleSeconds !== 'number' || !(idleSeconds > 0))
    throw new Error('idleSeconds of kiosk.json is no number of seconds.')
  if (typeof demo !== 'boolean') throw new Error('demo of kiosk.json is true or false.')
  return {keys, locales, idleSeconds, demo}
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
