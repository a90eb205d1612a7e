import {frenchChoices} from './frenchChoices.ts'
import {frenchDescriptions} from './frenchDescriptions.ts'
import {frenchTitles} from './frenchTitles.ts'

/** A label in a language of the interface; in English where there is no other. */
export function titleIn(language: string, title: string): string {
  return (language === 'fr' ? frenchTitles.get(title) : undefined) ?? title
}

/** The help text of a field, in the same way. */
export function descriptionIn(language: string, description: string): string {
  return (language === 'fr' ? frenchDescriptions.get(description) : undefined) ?? description
}

/** The title of a value to choose, in the same way. */
export function choiceIn(language: string, title: string): string {
  return (language === 'fr' ? frenchChoices.get(title) : undefined) ?? title
}

/** The labels on a way through a form, e.g. `Risks › Groups of risks 2`, each in the language. */
export function titlesIn(language: string, titles: string): string {
  return titles
    .split(' › ')
    .map((part) => {
      const [, title = part, place = ''] = /^(.*?)( \d+)?$/.exec(part) ?? []
      return `${titleIn(language, title)}${place}`
    })
    .join(' › ')
}
