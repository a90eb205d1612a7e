const recorded = ['video', 'audio']

/** The field of a picture or video document that its file belongs in, by the kind of media. */
export function fileField(kind: unknown): 'file' | 'image' {
  return recorded.some((name) => name === kind) ? 'file' : 'image'
}

/** GROQ filter: the pictures, videos and sounds that stand without their file. */
export const missingFiles = `_type == "media" && (
  kind in ${JSON.stringify(recorded)} && !defined(file.asset) ||
  !(kind in ${JSON.stringify(recorded)}) && !defined(image.asset)
)`
