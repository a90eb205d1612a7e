import {taskTitles, type Task, type TaskKind} from './reportContent.ts'

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
caption { text-align: start; font-weight: 600; font-size: 1.25rem; padding: 1.5rem 0 .5rem }
th, td { text-align: start; vertical-align: top; padding: .4rem .8rem .4rem 0; border-top: 1px solid #8886 }
td { overflow-wrap: anywhere }`

/** One page with all tasks that stands on its own: no script, no other file, nothing from the network. */
export function reportPage(tasks: readonly Task[], now: Date): string {
  const kinds = Object.keys(taskTitles).filter((kind): kind is TaskKind => kind in taskTitles)
  const tables = kinds.map((kind) => tableOf(kind, tasks)).join('\n')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>State of the content</title>
<style>${style}
</style>
</head>
<body>
<h1>State of the content</h1>
<p>${now.toISOString().slice(0, 10)}: ${tasks.length === 0 ? 'nothing is left to do.' : `${tasks.length} things to do.`}</p>
${tables}
</body>
</html>
`
}

function tableOf(kind: TaskKind, tasks: readonly Task[]): string {
  const own = tasks.filter((task) => task.kind === kind)
  if (own.length === 0) return ''
  const rows = own.map(
    ({document, locale, what}) =>
      `<tr><th scope="row">${escaped(document)}</th><td>${escaped(locale ?? '')}</td><td>${escaped(what)}</td></tr>`,
  )
  return `<table>
<caption>${escaped(taskTitles[kind])} (${own.length})</caption>
<thead><tr><th scope="col">Document</th><th scope="col">Language</th><th scope="col">What</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
