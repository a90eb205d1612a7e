import type {EventBytes} from './backlogs.ts'

/** JSON in UTF-8 that stands in events as it is, however many they are. */
export class SpelledJson {
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const known = new WeakMap<object, SpelledJson>()

/** Spells a value that does not change any more; asked again for the same object, it is not done again. */
export function spellOnce(value: object): SpelledJson {
  const spelled = known.get(value) ?? new SpelledJson(encoder.encode(JSON.stringify(value)))
  known.set(value, spelled)
  return spelled
}

/** Pieces of fewer bytes are put together: sharing them costs more than they take. */
const SMALL = 1_000

/**
 * An event of a server-sent stream, as it goes over the wire.
 * @param data sent as JSON; spelled values in it are shared with the other events that have them.
 * @param id the position to resume from.
 */
export function eventBytes(
  event: string,
  data: Readonly<Record<string, unknown>>,
  id?: string,
): EventBytes {
  const pieces: Uint8Array[] = []
  let text = `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: {`
  let first = true
  for (const [name, value] of Object.entries(data)) {
    if (value === undefined) continue
    text += `${first ? '' : ','}${JSON.stringify(name)}:`
    first = false
    if (!(value instanceof SpelledJson)) text += JSON.stringify(value)
    else if (value.bytes.length < SMALL) text += decoder.decode(value.bytes)
    else {
      pieces.push(encoder.encode(text), value.bytes)
      text = ''
    }
  }
  pieces.push(encoder.encode(`${text}}\n\n`))
  return pieces
}

/** The bytes of an event. */
export function eventSize(event: EventBytes): number {
  return event.reduce((sum, piece) => sum + piece.byteLength, 0)
}
