import {renderHtml} from '@jakamy/content-sdk/channels/html'

import type {Page, Shown} from './content.ts'
import {knownSizes, pixelsOf} from './trueSize.ts'
import {withoutLinks} from './withoutLinks.ts'

/** One idea of a document: what one screen shows. */
export interface Screen {
  element: HTMLElement
  /** What is read out. */
  text: string
  locale: string
}

const assetPath = './asset/'

/**
 * The screens of a document: its title with what holds for all of it, then one section each; the review
 * stands under every one.
 * @param pixelsPerMm of this screen, when it has been measured
 */
export async function screensOf(
  page: Page,
  {source}: Pick<Shown, 'source'>,
  pixelsPerMm: number | undefined,
): Promise<Screen[]> {
  const html = renderHtml(page, {assetUrl: (id) => `${assetPath}${id}`})
  const article = new DOMParser().parseFromString(html, 'text/html').querySelector('article')
  if (!article) return []
  withoutLinks(article)
  const sizes = knownSizes(page.units)
  for (const image of article.querySelectorAll('img')) {
    const id = image.getAttribute('src')?.slice(assetPath.length) ?? ''
    image.removeAttribute('loading')
    image.src = (await source.assetUrl(id)) ?? ''
    const size = pixelsOf(sizes.get(id), pixelsPerMm)
    if (!size) continue
    image.classList.add('true-size')
    image.style.width = size.width === undefined ? 'auto' : `${size.width}px`
    image.style.height = size.height === undefined ? 'auto' : `${size.height}px`
    image.closest('figure')?.querySelector('[data-notice="notToScale"]')?.remove()
  }
  const footer = article.querySelector(':scope > footer')
  const watermark = article.querySelector(':scope > .content-watermark')
  const [header, ...sections] = article.querySelectorAll<HTMLElement>(
    ':scope > :is(header, section)',
  )
  const [first] = sections
  // What has no heading of its own belongs to the title.
  if (header && first?.lang === '' && !first.querySelector('h1, h2, h3')) {
    header.append(...first.childNodes)
    sections.shift()
  }
  return [...(header ? [header] : []), ...sections].map((part) => {
    const element = document.createElement('article')
    for (const {name, value} of article.attributes) element.setAttribute(name, value)
    if (watermark) element.append(watermark.cloneNode(true))
    element.append(part.cloneNode(true))
    const text = part.textContent ?? ''
    if (footer) element.append(footer.cloneNode(true))
    return {element, text, locale: part.lang || article.lang}
  })
}
