import type {Figure, Notice} from '../../outline/nodes.ts'
import {pixelSize} from '../../pixelSize.ts'
import {inline, type Context} from './context.ts'
import {escapeHtml, safeAddress} from './escapeHtml.ts'

/**
 * A picture or video with its words. A screen cannot know how large its pixels are and never claims
 * actual size; paper keeps the claim where the size is known.
 * @param nodes renders the texts that belong to it
 * @param note renders a notice
 */
export function renderFigure(
  figure: Figure,
  context: Context,
  nodes: (part: Figure['description']) => string,
  note: (notice: Notice) => string,
): string {
  const {title, caption, actualSize, notSupplied} = figure
  const source =
    figure.asset === undefined ? undefined : safeAddress(context.assetUrl?.(figure.asset))
  const words = [
    title === undefined ? '' : `<p class="content-figure-title">${escapeHtml(title)}</p>`,
    caption === undefined ? '' : `<p>${escapeHtml(caption)}</p>`,
    // Without the picture its text alternative is what there is of it.
    source === undefined && figure.alt ? `<p>${escapeHtml(figure.alt)}</p>` : '',
    actualSize && !trueWidth(figure, source, context) ? note(actualSize.notice) : '',
    figure.asset === undefined ? note(notSupplied) : '',
    nodes(figure.description),
    figure.transcript.length === 0
      ? ''
      : `<details><summary>${inline(figure.transcriptLabel, context)}</summary>${nodes(figure.transcript)}</details>`,
  ].join('')
  return `<figure class="content-figure">${source === undefined ? '' : embedded(figure, source, context)}<figcaption>${words}</figcaption></figure>`
}

/** The width in millimetres that a picture is shown with, where both can be kept. */
function trueWidth(
  {media, actualSize}: Figure,
  source: string | undefined,
  {isToScale}: Context,
): number | undefined {
  const isPicture = media === 'image' || media === 'diagram'
  return isToScale && isPicture && source !== undefined ? actualSize?.widthMm : undefined
}

function embedded(figure: Figure, source: string, context: Context): string {
  const {media, asset, alt, captions} = figure
  const {assetUrl} = context
  const address = escapeHtml(source)
  const width = trueWidth(figure, source, context)
  if (width !== undefined) {
    return `<img src="${address}" alt="${escapeHtml(alt ?? '')}" class="true-size" style="width:${width}mm">`
  }
  if (media === 'image' || media === 'diagram') {
    return `<img src="${address}" alt="${escapeHtml(alt ?? '')}"${sizeAttributes(asset)} loading="lazy" decoding="async">`
  }
  const tracks = captions.map(({language, asset: file}) => {
    const track = safeAddress(assetUrl?.(file))
    return track === undefined
      ? ''
      : `<track kind="captions" srclang="${escapeHtml(language)}" label="${escapeHtml(language)}" src="${escapeHtml(track)}">`
  })
  return `<${media} controls preload="none" src="${address}">${tracks.join('')}</${media}>`
}

function sizeAttributes(asset: string | undefined): string {
  return Object.entries(pixelSize(asset))
    .map(([name, pixels]) => ` ${name}="${pixels}"`)
    .join('')
}
