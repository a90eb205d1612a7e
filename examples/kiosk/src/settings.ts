/** What a clinic decides about its kiosk: `kiosk.json`, beside the page. */
export interface Settings {
  /** Public keys that content has to be signed with. */
  keys: readonly string[]
  /** Languages to choose from; the first is the one it starts in. */
  locales: readonly string[]
  /** Seconds without a touch after which everything is wiped. */
  idleSeconds: number
}

/** Reads the settings. @throws an Error that says what is missing */
export async function readSettings(): Promise<Settings> {
  const response = await fetch('./kiosk.json')
  const {keys, locales, idleSeconds}: Partial<Settings> = Object(await response.json())
  if (!isTexts(keys) || keys.length === 0)
    throw new Error('kiosk.json names no keys. Content has to be signed with one of them.')
  if (!isTexts(locales) || locales.length === 0) throw new Error('kiosk.json names no locales.')
  if (typeof idleSeconds !== 'number' || !(idleSeconds > 0))
    throw new Error('idleSeconds of kiosk.json is no number of seconds.')
  return {keys, locales, idleSeconds}
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
