import {card, keepScale, limits, nominal, readScale} from '@jakamy/content-sdk/screen-scale'
import {html, LitElement, nothing, svg} from 'lit'

import {localeOf} from '../localeOf.ts'
import {base} from '../styles/base.ts'
import {elementWords} from '../words.ts'
import {styles} from './styles.ts'

const storage = () => globalThis.localStorage
const changed = 'jakamy-screen-scale'

/**
 * A size drawn as large as it is, `<true-size length-mm="20" width-mm="3">`, once somebody has held a
 * bank card against the screen; until then it says that it is not to scale.
 */
export class TrueSize extends LitElement {
  static override styles = [base, styles]
  static override properties = {
    lengthMm: {type: Number, attribute: 'length-mm'},
    widthMm: {type: Number, attribute: 'width-mm'},
    locale: {type: String},
    scale: {state: true},
    trial: {state: true},
  }

  declare lengthMm: number | undefined
  declare widthMm: number | undefined
  declare locale: string | undefined
  /** Measured pixels per millimetre; `undefined` when nobody has measured. */
  declare private scale: number | undefined
  /** What the slider says while the dialog is open. */
  declare private trial: number | undefined

  private readonly look = () => {
    this.scale = readScale(storage, devicePixelRatio)?.pixelsPerMillimetre
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.look()
    for (const name of ['storage', 'resize', changed]) addEventListener(name, this.look)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    for (const name of ['storage', 'resize', changed]) removeEventListener(name, this.look)
  }

  protected override render() {
    const {lengthMm = NaN, widthMm = lengthMm, scale} = this
    if (!(lengthMm > 0) || !(widthMm > 0)) return html`<slot></slot>`
    const {locale, words} = elementWords(localeOf(this, this.locale))
    const told = [lengthMm, widthMm].map((size) => size.toLocaleString(locale))
    const name = words.size(told[0] ?? '', told[1] ?? '')
    const note = scale === undefined ? words.notToScale : words.toScale
    const [width, height] = [lengthMm, widthMm].map((size) => size * (scale ?? nominal))
    return html`<div lang=${locale} dir="ltr">
      <div class="scroll">
        <svg
          part="drawing"
          role="img"
          aria-label="${name}. ${note}"
          width=${width}
          height=${height}
        >
          <rect class="shape" width="100%" height="100%"></rect>
        </svg>
      </div>
      <p part="size">${name}</p>
      <p part="note" role="status">${note}</p>
      <button part="button" type="button" @click=${this.open}>
        ${scale === undefined ? words.calibrate : words.recalibrate}
      </button>
      <dialog part="dialog" aria-labelledby="hold" @close=${() => (this.trial = undefined)}>
        ${this.trial === undefined ? nothing : this.measuring(this.trial, words)}
      </dialog>
    </div>`
  }

  private measuring(trial: number, words: ReturnType<typeof elementWords>['words']) {
    const [width, height] = [card.width * trial, card.height * trial]
    return html`<p id="hold">${words.hold}</p>
      <label for="slider">${words.slider}</label>
      <input
        id="slider"
        type="range"
        min=${limits.min}
        max=${limits.max}
        step="0.01"
        .value=${String(trial)}
        @input=${(event: Event) => {
          if (event.target instanceof HTMLInputElement) this.trial = event.target.valueAsNumber
        }}
      />
      <div class="scroll">
        <svg part="card" aria-hidden="true" width=${width} height=${height}>
          ${svg`<rect x="0.5" y="0.5" width=${width - 1} height=${height - 1} rx="12"></rect>`}
        </svg>
      </div>
      <button part="button" type="button" @click=${this.save}>${words.save}</button>
      <button part="button" type="button" @click=${this.close}>${words.cancel}</button>`
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog')
  }

  private readonly open = async () => {
    this.trial = this.scale ?? nominal
    await this.updateComplete
    this.dialog?.showModal()
  }

  private readonly save = () => {
    const {trial} = this
    this.close()
    if (trial === undefined) return
    const scale = {pixelsPerMillimetre: trial, ratio: devicePixelRatio}
    // Without a place to keep it, the measure holds for this element as long as the page is open.
    if (keepScale(storage, scale)) dispatchEvent(new Event(changed))
    else this.scale = trial
  }

  private readonly close = () => {
    this.dialog?.close()
  }
}
