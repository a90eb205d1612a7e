import {pathOf} from '@jakamy/schemas'

import type {Check, Examined, Finding} from './finding.ts'
import type {Passage, Place} from './reading.ts'
import {report} from './report.ts'

/**
 * V4: a language that has begun tells as many risk groups, risks, steps and other list items as the
 * others. All languages share one list, so what differs is which items have words. A gate, not an
 * error: a translation that is under way must not keep the other languages from being published.
 * Source: content model 2.4 (V4).
 */
export const counts: Check = {
  id: 'V4',
  title: {en: 'Items that a language lacks', fr: 'Éléments manquants dans une langue'},
  run: ({definition, reading}: Examined): Finding[] =>
    definition.review === 'none' ? [] : [...listsOf(reading.passages).values()].flatMap(uneven),
}

interface List extends Place {
  /** The languages that the list has to be in: those of what holds it. */
  expected: ReadonlySet<string>
  /** Which items have words, by language. */
  items: Map<string, Set<number>>
  all: Set<number>
}

function listsOf(passages: readonly Passage[]): Map<string, List> {
  const lists = new Map<string, List>()
  // The languages of each item, and of each unit, by path; a holder is looked up by its own.
  const spoken = new Map<string, Set<string>>()
  for (const passage of passages) {
    const {unit, keys, studioPath, wordings} = passage
    let holder = `unit ${unit}`
    addAll(spoken, holder, wordings.keys())
    for (const [depth, key] of keys.entries()) {
      if (typeof key !== 'number') continue
      const path = pathOf(keys.slice(0, depth))
      const list = lists.get(path) ?? {
        unit,
        keys: keys.slice(0, depth),
        studioPath: studioPath.slice(0, depth),
        expected: spoken.get(holder) ?? new Set(),
        items: new Map(),
        all: new Set(),
      }
      lists.set(path, list)
      list.all.add(key)
      for (const language of wordings.keys()) {
        list.items.set(language, (list.items.get(language) ?? new Set()).add(key))
      }
      holder = `${path}[${key}]`
      addAll(spoken, holder, wordings.keys())
    }
  }
  return lists
}

function addAll(sets: Map<string, Set<string>>, key: string, values: Iterable<string>): void {
  const set = sets.get(key) ?? new Set()
  for (const value of values) set.add(value)
  sets.set(key, set)
}

function uneven(list: List): Finding[] {
  return [...list.expected].flatMap((language) => {
    const count = list.items.get(language)?.size ?? 0
    if (count >= list.all.size) return []
    const path = pathOf(list.keys)
    return report(
      'V4',
      'gate',
      list,
      {
        en: `“${path}” has words for ${count} of ${list.all.size} items in “${language}”. Write the others too: the section is shown in this language only when it is whole.`,
        fr: `« ${path} » n’a de texte que pour ${count} éléments sur ${list.all.size} en « ${language} ». Complétez : la section n’est affichée dans cette langue que si elle est entière.`,
      },
      {language, studioPath: list.studioPath},
    )
  })
}
