/**
 * The types that stored files are served with. What is not listed is served as bytes to be
 * saved: never as something that a browser would run.
 */
const TYPES: Record<string, string> = {
  avif: 'image/avif',
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  json: 'application/json',
  m4a: 'audio/mp4',
  mov: 'video/quicktime',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  svg: 'image/svg+xml',
  tif: 'image/tiff',
  txt: 'text/plain; charset=utf-8',
  // After `txt`, which is what such bytes are without a name.
  srt: 'text/plain; charset=utf-8',
  vtt: 'text/vtt; charset=utf-8',
  wav: 'audio/wav',
  webm: 'video/webm',
  webp: 'image/webp',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
}

/** The type that a stored file with this extension is served with. */
export function contentTypeOf(extension: string): string {
  return TYPES[extension] ?? 'application/octet-stream'
}

/** The type without its parameters, as documents of assets have it. */
export function mimeTypeOf(extension: string): string {
  return contentTypeOf(extension).replace(/;.*/, '')
}

/**
 * The extension to store a file under: from the name it came with, else from the type that it was
 * sent as; `bin` when neither tells.
 */
export function extensionOf(filename: string, type = ''): string {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(filename)?.[1]?.toLowerCase()
  if (extension) return extension
  const wanted = type.replace(/;.*/, '').trim().toLowerCase()
  return Object.keys(TYPES).find((known) => mimeTypeOf(known) === wanted) ?? 'bin'
}
