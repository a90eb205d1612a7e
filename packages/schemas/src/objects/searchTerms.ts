import {group, list, words} from '../fields/index.ts'

/** Words people search with that the text itself does not use. Never shown. */
export function searchTerms() {
  return list(
    group({
      title: 'Search word',
      name: 'searchTerm',
      fields: {
        term: words({
          title: 'Word',
          description: 'One word or phrase, as people type it, e.g. “heart stent”.',
          max: 80,
        }),
      },
    }),
    {
      title: 'Search words',
      description: 'Words people may search with. Never shown.',
      bump: 'none',
    },
  )
}
