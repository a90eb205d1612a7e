import {
  card as bankCard,
  keepScale,
  limits,
  nominal,
  readScale,
} from '@jakamy/content-sdk/screen-scale'

import {button, element} from './element.ts'
import {words} from './words.ts'

/** Pixels that one touch makes the card wider or narrower. */
const step = 0.5

/**
 * The page for staff (`?staff`): a bank card is held against the screen, once for each screen. It speaks
 * the language of the browser, as far as the kiosk has it.
 */
export function showStaff(root: HTMLElement, done: () => void): void {
  const [lang = 'en'] = navigator.languages
    .map((tag) => tag.split('-')[0] ?? '')
    .filter((tag) => tag in words)
  const {staff, dir} = words[lang] ?? words.en
  document.documentElement.lang = lang
  document.documentElement.dir = dir
  const storage = () => localStorage
  const {width} = bankCard
  let pixels = (readScale(storage, devicePixelRatio)?.pixelsPerMillimetre ?? nominal) * width
  const card = element('div', {class: 'card', 'data-testid': 'card'})
  const told = element('output', {'data-testid': 'scale'})
  const draw = () => {
    card.style.width = `${pixels}px`
    told.textContent = `${(pixels / width).toFixed(3)} px/mm`
  }
  const change = (by: number) => () => {
    pixels = Math.min(limits.max * width, Math.max(limits.min * width, pixels + by))
    draw()
  }
  const keep = () => {
    const measure = {pixelsPerMillimetre: pixels / width, ratio: devicePixelRatio}
    if (keepScale(storage, measure)) done()
    else told.textContent = staff.keepsNothing
  }
  root.replaceChildren(
    element(
      'main',
      {class: 'staff'},
      element('h1', {}, staff.title),
      element('p', {}, staff.how),
      card,
      element(
        'div',
        {class: 'choices'},
        button(staff.muchNarrower, change(-10)),
        button(staff.narrower, change(-step)),
        button(staff.wider, change(step)),
        button(staff.muchWider, change(10)),
      ),
      told,
      button(staff.keep, keep, {class: 'next'}),
    ),
  )
  draw()
}
