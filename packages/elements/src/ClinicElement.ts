import {html, LitElement, nothing} from 'lit'

import {articleOf} from './fragment.ts'
import {localeOf} from './localeOf.ts'
import {partsOf} from './partsOf.ts'
import {followed, type Asked, type ShownType, type Told} from './reading.ts'
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
  private shown: {html: string; article: Element} | undefined
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
    const wanted = key === undefined ? '' : JSON.stringify([settings, key, this.headingLevel])
    if (wanted === this.following) return
    this.stop()
    this.following = wanted
    this.told = undefined
    const {project, bundle, delivery} = settings
    if (key === undefined || !(project ?? bundle ?? delivery)) return
    const asked: Asked = {type: this.type, key, headingLevel: this.headingLevel ?? 2}
    this.stop = followed(settings, asked, (told) => this.take(told))
  }

  private take(told: Told): void {
    const {answer} = told
    try {
      // Each element has nodes of its own; the same answer keeps them, with what a reader has opened.
      if (answer?.status !== 'ok') this.shown = undefined
      else if (answer.html !== this.shown?.html) this.shown = this.dressed(answer.html)
      this.told = told
    } catch (error) {
      this.shown = undefined
      this.told = {error}
    }
    const {error: detail} = this.told
    if (detail === undefined) return
    // For the log of the page; readers are told in words.
    this.dispatchEvent(new CustomEvent('clinic-error', {detail, bubbles: true, composed: true}))
  }

  /** What is to be seen of an answer, with its parts named. */
  private dressed(html: string): {html: string; article: Element} {
    const article = articleOf(html)
    for (const section of article.querySelectorAll(':scope > section')) {
      const isMeant = this.unit === undefined || section.getAttribute('data-unit') === this.unit
      if (!isMeant) section.remove()
    }
    for (const element of [article, ...article.querySelectorAll('[class]')]) {
      const part = partsOf(element.getAttribute('class') ?? '')
      if (part !== '') element.setAttribute('part', part)
    }
    return {html, article}
  }

  protected override render() {
    const {answer, error, confirmed} = this.told ?? {}
    const failed = error !== undefined
    const {locale, words} = elementWords(this.locale)
    const status = (text: string) =>
      html`<p role="status" part="status" class="status" lang=${locale} dir="ltr">${text}</p>`
    if (!answer) return html`<slot></slot>${failed ? status(words.unreachable) : nothing}`
    if (answer.status === 'missing') return status(words.notThere)
    const late =
      failed && confirmed
        ? status(words.notRefreshed(new Date(confirmed).toLocaleString(locale)))
        : nothing
    if (answer.status === 'ok') return html`${this.shown?.article}${late}`
    const messages = answer.messages.map(
      (text) => html`<p lang=${answer.locale} dir="auto">${text}</p>`,
    )
    return html`<aside role="note" part="notice" class="content-notice" data-notice="withdrawn">
        <p lang=${locale} dir="ltr">${words.withdrawn}</p>
        ${messages}
      </aside>
      ${late}`
  }
}
