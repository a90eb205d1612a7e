import {renderHtml} from '@jakamy/content-sdk/channels/html'
import {html, LitElement, nothing, type PropertyValues} from 'lit'
import {unsafeHTML} from 'lit/directives/unsafe-html.js'

import {follow, type ShownType, type Told} from './follow.ts'
import {localeOf} from './localeOf.ts'
import {partsOf} from './partsOf.ts'
import {attributes, onConfigure, settingsOf, type Settings} from './settings.ts'
import {base} from './styles/base.ts'
import {content} from './styles/content.ts'
import {elementWords} from './words.ts'

/**
 * Shows a document of the clinic as the html channel renders it. Until there is an answer, and when
 * there is none, it shows what stands inside the element.
 */
export abstract class ClinicElement extends LitElement {
  static override styles = [base, content]
  static override properties = {
    slug: {type: String},
    headingLevel: {type: Number, attribute: 'heading-level'},
    told: {state: true},
  }

  /** Web address of the document within its type. */
  declare slug: string | undefined
  /** Level of the title's heading. Default 2. */
  declare headingLevel: number | undefined
  /** What is known about the document. */
  declare protected told: Told | undefined
  private following = ''
  private stop = () => {}
  private stopConfigure = () => {}

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...Object.values(attributes), 'lang']
  }

  /** The type of the document. */
  protected abstract readonly type: ShownType
  /** The one unit to show besides title, notices and review; all when `undefined`. */
  protected readonly unit: string | undefined = undefined

  /** Which document is meant; `undefined` while that is not known. */
  protected keyOf(_settings: Settings): string | undefined {
    return this.slug
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.stopConfigure = onConfigure(() => this.restart())
    this.restart()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopConfigure()
    this.stop()
    this.following = ''
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    super.attributeChangedCallback(name, old, value)
    if (this.isConnected && old !== value) this.restart()
  }

  private get locale(): string {
    return localeOf(this, settingsOf(this).locale)
  }

  /** Follows what the attributes name now. */
  private restart(): void {
    const settings = {...settingsOf(this), locale: this.locale}
    const key = this.keyOf(settings)
    const wanted = key === undefined ? '' : [...Object.entries(settings).flat(), key].join('\n')
    if (wanted === this.following) return
    this.stop()
    this.following = wanted
    this.told = undefined
    const {project, bundle} = settings
    if (key === undefined || (project === undefined && bundle === undefined)) return
    this.stop = follow(settings, this.type, key, (told) => this.take(told))
  }

  private take(told: Told): void {
    this.told = told
    const {error: detail} = told
    if (detail === undefined) return
    // For the log of the page; readers are told in words.
    this.dispatchEvent(new CustomEvent('clinic-error', {detail, bubbles: true, composed: true}))
  }

  protected override render() {
    const {answer, error} = this.told ?? {}
    const failed = error !== undefined
    const {locale, words} = elementWords(this.locale)
    const status = (text: string) =>
      html`<p role="status" part="status" class="status" lang=${locale} dir="ltr">${text}</p>`
    if (!answer) return html`<slot></slot>${failed ? status(words.unreachable) : nothing}`
    const {document, source} = answer
    if (!document) return status(words.notThere)
    const rendered = renderHtml(document, {
      headingLevel: this.headingLevel ?? 2,
      assetUrl: (id) => source.imageUrl?.({asset: {_ref: id}}, 1280),
    })
    const asOf = new Date(document.asOf).toLocaleString(locale)
    return html`${unsafeHTML(rendered)}${failed ? status(words.notRefreshed(asOf)) : nothing}`
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed)
    const root = this.renderRoot
    if (this.unit !== undefined) {
      for (const section of root.querySelectorAll('article > section')) {
        if (section.getAttribute('data-unit') !== this.unit) section.remove()
      }
    }
    for (const element of root.querySelectorAll('article, article [class]')) {
      const part = partsOf(element.getAttribute('class') ?? '')
      if (part !== '') element.setAttribute('part', part)
    }
  }
}
