/**
 * Width and height of a picture, which Sanity writes into the id of its file, so that a page does not
 * jump while it loads. Nothing when the id names none.
 * @param asset e.g. `image-…-800x600-png`
 */
export function pixelSize(asset = ''): {width?: number; height?: number} {
  const [, width, height] = /-(\d+)x(\d+)-[a-z]+$/.exec(asset) ?? []
  return width && height ? {width: Number(width), height: Number(height)} : {}
}
