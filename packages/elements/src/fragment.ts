/** Elements the html channel writes. */
const elements = new Set(
  'article header footer section h1 h2 h3 h4 h5 h6 p br ul ol li dl dt dd div aside strong bdi span a figure figcaption img video audio track details summary svg path'.split(
    ' ',
  ),
)

/** Attributes it writes; besides these, those that begin with `data-`. */
const attributes = new Set(
  'lang dir class id role aria-label href hreflang src alt width height loading decoding controls preload kind srclang label viewbox fill stroke d stroke-width stroke-linecap stroke-dasharray'.split(
    ' ',
  ),
)

/** Where links may lead, and where pictures may come from. */
const schemes = {href: /^(https?|tel|mailto):/, src: /^(https?:|blob:|data:image\/)/}

/** Makes HTML that a page with a policy for it lets us parse. */
interface Policy {
  createHTML: (html: string) => unknown
}

let policy: Policy | undefined

/** @throws TypeError when the page forbids the policy `jakamy` */
function trusted(html: string): string {
  const factory:
    | {createPolicy: (name: string, rules: {createHTML: (html: string) => string}) => Policy}
    | undefined = Reflect.get(globalThis, 'trustedTypes')
  // Nothing runs while a text is parsed; what it holds is looked at before it is shown.
  policy ??= factory?.createPolicy('jakamy', {createHTML: (text) => text})
  // Where there are such types, the parser takes this one in place of a text.
  return (policy?.createHTML(html) ?? html) as string
}

/**
 * What an answer says, as nodes. Whoever can change an answer could otherwise run a script in the page:
 * anything the html channel does not write makes the answer void.
 * @throws Error naming what does not belong there
 */
export function articleOf(html: string): Element {
  const parsed = new DOMParser().parseFromString(trusted(html), 'text/html')
  const [article, ...more] = parsed.body.children
  if (!article || more.length > 0 || parsed.head.children.length > 0) throw odd('no single article')
  for (const element of [article, ...article.querySelectorAll('*')]) {
    if (!elements.has(element.localName)) throw odd(`<${element.localName}>`)
    for (const {name, value} of element.attributes) {
      const lower = name.toLowerCase()
      if (!attributes.has(lower) && !lower.startsWith('data-')) throw odd(name)
      if (lower !== 'href' && lower !== 'src') continue
      const {href} = new URL(value, location.href)
      if (!schemes[lower].test(href)) throw odd(`the address ${href.slice(0, 40)}`)
    }
  }
  return article
}

function odd(what: string): Error {
  return new Error(`The answer holds ${what}, which no text of a clinic does.`)
}
