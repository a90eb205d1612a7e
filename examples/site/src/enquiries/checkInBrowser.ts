import {checkAnswers, type EnquiryForm} from '@jakamy/content-sdk/enquiry'

/** Names of fields that are no answers hold this; so does the consent, which is one. */
const own = /^form-(?!consent$)/

/**
 * Checks a form before it is sent, with the rules of the server, and sends it once. Without it the server
 * says the same on a page of its own.
 */
export function checkInBrowser(): void {
  const element = document.querySelector('form[data-enquiry]')
  const definition = document.getElementById('enquiry-form')?.textContent
  if (!(element instanceof HTMLFormElement) || !definition) return
  // Written by the server from the form document.
  const form: EnquiryForm = JSON.parse(definition)
  let isSent = false
  element.addEventListener('submit', (event) => {
    if (isSent) return event.preventDefault()
    const values = Object.fromEntries(
      [...new FormData(element)].filter(([name]) => !own.test(name)),
    )
    const checked = checkAnswers(form, values)
    const errors = new Map(
      checked.status === 'wrong' ? checked.errors.map(({name, message}) => [name, message]) : [],
    )
    show(element, errors)
    if (errors.size > 0) return event.preventDefault()
    isSent = true
  })
  // A page that comes back from the history can be sent again; the server knows its key.
  addEventListener('pageshow', () => (isSent = false))
}

/** Puts each message beside its question and into the list above, where the focus goes. */
function show(form: HTMLFormElement, errors: ReadonlyMap<string, string>): void {
  for (const place of form.querySelectorAll<HTMLElement>('[data-error]')) {
    const {error: name = ''} = place.dataset
    const message = errors.get(name)
    place.textContent = message ?? ''
    place.hidden = message === undefined
    const input = form.elements.namedItem(name)
    if (!(input instanceof HTMLElement)) continue
    if (message === undefined) input.removeAttribute('aria-invalid')
    else input.setAttribute('aria-invalid', 'true')
  }
  const summary = form.querySelector<HTMLElement>('[data-errors]')
  const list = summary?.querySelector('ul')
  if (!summary || !list) return
  list.replaceChildren(
    ...[...errors].map(([name, message]) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = `#${name}`
      link.textContent = message
      item.append(link)
      return item
    }),
  )
  summary.hidden = errors.size === 0
  if (errors.size > 0) summary.focus()
}
