import type {Place} from '@jakamy/content-sdk'
import {createDataAttribute} from '@sanity/visual-editing/create-data-attribute'

/** What the page tells its script: where its texts stand, and in which content. */
export interface EditingData {
  projectId: string
  dataset: string
  studioUrl: string
  places: readonly Place[]
}

/**
 * Marks each element that shows a text of the content with where that text stands: the innermost one
 * that shows the whole paragraph. Of several places with the same words the first is that of the first
 * element, and so on.
 */
export function markPlaces(root: ParentNode, data: EditingData): void {
  const waiting = new Map<string, Place[]>()
  for (const place of data.places) {
    const text = plain(place.text)
    waiting.set(text, [...(waiting.get(text) ?? []), place])
  }
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const text = plain(element.textContent)
    const places = waiting.get(text)
    const [place] = places ?? []
    if (!place || [...element.children].some((child) => plain(child.textContent) === text)) continue
    // The last one stays: a text may be shown more often than it stands in the content.
    if (places && places.length > 1) places.shift()
    element.dataset.sanity = attributeOf(place, data)
  }
}

function attributeOf(
  {id, type, path}: Place,
  {projectId, dataset, studioUrl}: EditingData,
): string {
  const attribute = createDataAttribute({id, type, path, projectId, dataset, baseUrl: studioUrl})
  return attribute.toString()
}

function plain(text: string | null): string {
  return (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
}
