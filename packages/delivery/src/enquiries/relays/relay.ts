import type {Enquiry} from '../enquiry.ts'

/** Hands an enquiry over to the clinic. It may be asked again for the same one: its id tells. */
export interface Relay {
  /**
   * Resolves when the other side has taken it over.
   * @throws Error, with a `code` where there is one; it is tried again later
   */
  send: (enquiry: Enquiry, signal: AbortSignal) => Promise<void>
  close?: () => void
}

/** A failure that a log may name: a code, never what was sent or answered. */
export class RelayError extends Error {
  readonly code: string
  constructor(code: string) {
    super(`The enquiry was not taken over (${code}).`)
    this.code = code
  }
}

/** Whether an address is on this machine, where nothing is overheard. */
export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[?::1\]?)$/.test(host)
}
