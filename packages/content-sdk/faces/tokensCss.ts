import {colours, measures} from '../src/design/tokens.ts'

/** The design as custom properties of CSS, for pages that are no TypeScript. */
export function tokensCss(): string {
  const colour = (index: 0 | 1, indent: string) =>
    Object.entries(colours)
      .map(([name, pair]) => `${indent}--${name}: ${pair[index]};`)
      .join('\n')
  const measure = Object.entries(measures)
    .map(([name, value]) => `  --${name}: ${value};`)
    .join('\n')
  return `/* Every colour, size and space. Written by \`npm run build\` from src/design/tokens.ts. */
:root {
  color-scheme: light dark;

${colour(0, '  ')}

${measure}

  --shadow: 0 1px 2px rgb(18 38 43 / 8%), 0 4px 16px rgb(18 38 43 / 5%);
}

@media screen and (prefers-color-scheme: dark) {
  :root {
${colour(1, '    ')}

    --shadow: none;
  }
}

@media (prefers-contrast: more) {
  :root {
    --ink-soft: var(--ink);
    --line: var(--line-strong);
  }
}
`
}
