import {enableVisualEditing} from '@sanity/visual-editing'

import {markPlaces, type EditingData} from './markPlaces.ts'

/** Connects the page with the Studio around it: texts lead to their fields, edits show at once. */
export function startEditing(): void {
  markTexts(document)
  enableVisualEditing({
    refresh: () => refresh(),
    history: {
      subscribe: (navigate) => {
        navigate({type: 'replace', title: document.title, url: location.href})
        return () => undefined
      },
      update: ({type, url}) => {
        if (type === 'pop') history.back()
        else if (new URL(url, location.href).href !== location.href) location.assign(url)
      },
    },
  })
}

/** Asks for the page again and puts its new words where the old ones were, without losing the place. */
async function refresh(): Promise<void> {
  const answer = await fetch(location.href, {cache: 'no-store'})
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const main = fresh.querySelector('main')
  // A page of another kind, such as an error: shown as it is.
  if (!answer.ok || !main || !fresh.querySelector('#editing')) {
    location.reload()
    return
  }
  document.title = fresh.title
  document.querySelector('main')?.replaceChildren(...main.childNodes)
  document.querySelector('#editing')?.replaceWith(fresh.querySelector('#editing') ?? '')
  markTexts(document)
}

function markTexts(page: Document): void {
  const main = page.querySelector('main')
  const text = page.querySelector('#editing')?.textContent
  if (!main || !text) return
  // The page has written it itself, in this form.
  const data: EditingData = JSON.parse(text)
  markPlaces(main, data)
}
