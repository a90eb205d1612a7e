import {attributes, settingsIn, share} from './settings.ts'

// In Node, where a page may be prepared, there is no element to extend.
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/** The settings of all elements of a page, as attributes: `<clinic-settings project="…">`. Shows nothing. */
export class ClinicSettings extends Base {
  static readonly observedAttributes = Object.values(attributes)

  connectedCallback(): void {
    share(settingsIn(this))
  }

  attributeChangedCallback(): void {
    if (this.isConnected) share(settingsIn(this))
  }
}
