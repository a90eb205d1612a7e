// Preloaded where a process is to live at another time: `CLOCK_SHIFT` milliseconds from now.
const shift = Number(process.env.CLOCK_SHIFT)
const now = Date.now.bind(Date)

globalThis.Date = class extends Date {
  constructor(...given) {
    if (given.length === 0) super(now() + shift)
    else super(...given)
  }
  static now() {
    return now() + shift
  }
}
