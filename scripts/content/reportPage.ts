import type {LocaleId} from '@jakamy/schemas'

import {tasksByKind, type Task} from './reportContent.ts'
import {reportWords, type TaskKind} from './reportWords.ts'

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif;
  --page: light-dark(#fff, #16181c); --text: light-dark(#1a1c20, #e8eaee);
  --line: light-dark(#d5d8de, #43474f); --soft: light-dark(#f3f5f8, #23262c);
  --quiet: light-dark(#555b66, #b4bac5); --link: light-dark(#0b57a4, #8ec1ff) }
html { background: var(--page); color: var(--text) }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.75rem; margin: 0 }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .5rem }
a { color: var(--link) }
.when, .id { color: var(--quiet) }
.id { display: block; font-weight: 400; font-size: .85rem }
nav ul { list-style: none; padding: 0; display: grid; gap: .5rem;
  grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)) }
nav a { display: flex; justify-content: space-between; gap: 1rem; height: 100%; box-sizing: border-box;
  padding: .6rem .8rem; border-radius: .5rem; background: var(--soft); text-decoration: none }
nav b { font-variant-numeric: tabular-nums }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; padding: .5rem .8rem .5rem 0; border-top: 1px solid var(--line) }
thead th { border: 0; color: var(--quiet); font-size: .85rem }
th:first-child { width: 32% } th:nth-child(2) { width: 6rem }
td, th { overflow-wrap: anywhere }
td { white-space: pre-line }
@media print {
  body { max-width: none; margin: 0; font-size: 10pt } nav { display: none }
  thead { display: table-header-group } tr, h2 { break-inside: avoid } h2 { break-after: avoid }
}`

/**
 * One page with all tasks that stands on its own: no script, no other file, nothing from the network.
 * @param documents how many documents were looked at
 */
export function reportPage(
  tasks: readonly Task[],
  documents: number,
  now: Date,
  locale: LocaleId,
): string {
  const words = reportWords[locale]
  const kinds = tasksByKind(tasks)
  const links = kinds.map(
    ([kind, own]) =>
      `<li><a href="#${kind}">${escaped(words.kinds[kind])} <b>${own.length}</b></a></li>`,
  )
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(words.title)}</title>
<style>${style}
</style>
</head>
<body>
<main>
<h1>${escaped(words.title)}</h1>
<p><span class="when">${now.toISOString().slice(0, 10)}</span> · ${escaped(words.count(tasks.length, documents))}</p>
${links.length === 0 ? '' : `<nav aria-label="${escaped(words.title)}"><ul>\n${links.join('\n')}\n</ul></nav>`}
${kinds.map(([kind, own]) => section(kind, own, locale)).join('\n')}
</main>
</body>
</html>
`
}

function section(kind: TaskKind, tasks: readonly Task[], locale: LocaleId): string {
  const words = reportWords[locale]
  const rows = tasks.map(
    (task) =>
      `<tr><th scope="row">${named(task)}</th><td>${escaped(task.locale ?? '')}</td><td>${escaped(task.what)}</td></tr>`,
  )
  return `<section aria-labelledby="${kind}">
<h2 id="${kind}">${escaped(words.kinds[kind])} (${tasks.length})</h2>
<table>
<thead><tr><th scope="col">${escaped(words.document)}</th><th scope="col">${escaped(words.language)}</th><th scope="col">${escaped(words.what)}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</section>`
}

function named({document, name}: Task): string {
  return name === undefined
    ? escaped(document)
    : `${escaped(name)} <span class="id">${escaped(document)}</span>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
