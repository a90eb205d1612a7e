/**
 * Origins that attributes may name besides the page's own. Attributes can come from anybody who may
 * write HTML into a page; what a script says, or the address a script is loaded from, cannot.
 */
const allowed = new Set<string>()

/** Lets attributes name this origin, e.g. `https://content.clinic.example`. */
export function allow(address: string): void {
  allowed.add(new URL(address, location.href).origin)
}

/** Where this script comes from, and what stands behind `from` in its address. */
const script: string | undefined = import.meta.url
if (script && globalThis.location) {
  for (const address of [script, ...new URL(script).searchParams.getAll('from')]) allow(address)
}

/**
 * An address that an attribute names, counted from the page.
 * @throws Error when its origin was not allowed
 */
export function addressOf(named: string): URL {
  const address = new URL(named, location.href)
  if (address.origin === location.origin || allowed.has(address.origin)) return address
  throw new Error(
    `Content may not come from ${address.origin}. Add ?from=${encodeURIComponent(address.origin)} to the address of this script if it may.`,
  )
}
