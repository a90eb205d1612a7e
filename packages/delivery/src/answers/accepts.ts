/** What a client accepts of some choices, the best first; `*` and `type/*` stand for all. */
export function accepted<C extends string>(header: string | null, choices: readonly C[]): C[] {
  const wishes = (header ?? '*').split(',').map((part) => {
    const [name = '', ...options] = part.split(';').map((text) => text.trim().toLowerCase())
    const q = options.find((option) => option.startsWith('q='))?.slice(2)
    return {name, q: q === undefined ? 1 : Number(q) || 0}
  })
  const weight = (choice: string) => {
    const names = [choice, choice.replace(/\/.*$/, '/*'), choice.includes('/') ? '*/*' : '*', '*']
    for (const name of names) {
      const wish = wishes.find((one) => one.name === name)
      if (wish) return wish.q
    }
    return 0
  }
  return choices
    .map((choice) => ({choice, q: weight(choice)}))
    .filter(({q}) => q > 0)
    .sort((a, b) => b.q - a.q)
    .map(({choice}) => choice)
}
