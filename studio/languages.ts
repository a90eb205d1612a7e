import {locales} from '@jakamy/schemas'

const english = new Intl.DisplayNames('en', {type: 'language'})

/** The languages of the content, by their English names, as the Studio's own words are English. */
export const languages = locales.map(({id}) => ({id, title: english.of(id) ?? id}))
