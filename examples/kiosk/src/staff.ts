import {
  card as bankCard,
  keepScale,
  limits,
  nominal,
  readScale,
} from '@jakamy/content-sdk/screen-scale'

import {button, element} from './element.ts'

/** Pixels that one touch makes the card wider or narrower. */
const step = 0.5

/** The page for staff (`?staff`): a bank card is held against the screen, once for each screen. */
export function showStaff(root: HTMLElement, done: () => void): void {
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
    else told.textContent = 'This browser keeps nothing. Allow it to store data for this site.'
  }
  root.replaceChildren(
    element(
      'main',
      {class: 'staff'},
      element('h1', {}, 'Measure this screen'),
      element(
        'p',
        {},
        'Hold a bank card against the screen. Make the frame exactly as wide as the card, then keep it. Things with a known size are shown at true size from then on. Measure again after a change of screen or zoom.',
      ),
      card,
      element(
        'div',
        {class: 'choices'},
        button('Much narrower', change(-10)),
        button('Narrower', change(-step)),
        button('Wider', change(step)),
        button('Much wider', change(10)),
      ),
      told,
      button('Keep this', keep, {class: 'next'}),
    ),
  )
  draw()
}
