import type {Settings} from './settings.ts'

/** Where Sanity keeps the files of a hosted Content Lake. */
const hosted = 'https://cdn.sanity.io'

/** The origin that pictures and videos come from. */
export function assetOrigin({apiHost}: Settings): string {
  return apiHost === undefined ? hosted : new URL(apiHost).origin
}

/**
 * The address of a stored file.
 * @param id e.g. `image-2f1c…-1200x800-jpg` or `file-9ab0…-mp4`
 * @returns `undefined` for what is no id of a file
 */
export function assetUrl(settings: Settings, id: string): string | undefined {
  const [, kind, name, extension] = /^(image|file)-([0-9A-Za-z-]+)-([0-9a-z]+)$/.exec(id) ?? []
  if (!kind || !name || !extension) return undefined
  const {projectId, dataset} = settings
  const address = `${assetOrigin(settings)}/${kind}s/${projectId}/${dataset}/${name}.${extension}`
  // No wider than the text column on a sharp screen; never enlarged.
  return kind === 'image' && extension !== 'svg' ? `${address}?w=1344&fit=max&auto=format` : address
}
