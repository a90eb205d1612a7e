const recorded = ['video', 'audio']

/** The field of a picture or video document that its file belongs in, by the kind of media. */
export function fileField(kind: unknown): 'file' | 'image' {
  return recorded.some((name) => name === kind) ? 'file' : 'image'
}
