/** Takes the links out of a part, so that nothing leads out of the kiosk; their words stay. */
export function withoutLinks<P extends ParentNode>(part: P): P {
  for (const link of part.querySelectorAll('a')) {
    const words = document.createElement('span')
    for (const name of ['lang', 'dir']) {
      const value = link.getAttribute(name)
      if (value !== null) words.setAttribute(name, value)
    }
    words.append(...link.childNodes)
    link.replaceWith(words)
  }
  return part
}
