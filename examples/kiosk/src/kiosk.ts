import {renderSections} from '@jakamy/content-sdk/channels/html'

import {readClinic, readPages, type Page, type Shown} from './content.ts'
import {button, element} from './element.ts'
import {screensOf, type Screen} from './screens.ts'
import {voice} from './voice.ts'
import {withoutLinks} from './withoutLinks.ts'
import {words, type Words} from './words.ts'

/** What the kiosk needs from around it. */
export interface KioskOptions {
  root: HTMLElement
  shown: Shown
  locales: readonly string[]
  /** CSS pixels a millimetre has on this screen, when it has been measured. */
  pixelsPerMm: number | undefined
  /** Wipes everything and begins anew. */
  startAgain: () => void
  /** Told of what could not be read. */
  report: (error: unknown) => void
}

/** Text sizes to choose from, as parts of the normal one. */
const sizes = [1, 1.25, 1.5]

/** What a clinic tells about how to reach it; its forms and labels are for sites. */
const reached = ['contact', 'place']

/** The language of a text of the kiosk's own. */
const spoken = (locale: string) => ({lang: locale, dir: words[locale]?.dir ?? 'ltr'})

/** Shows the first screen. Where a reader is stands in memory only: nothing to go back to, nothing kept. */
export function showKiosk(options: KioskOptions): void {
  const {root, shown, locales, pixelsPerMm, startAgain, report} = options
  const made = new Date(shown.source.bundle.manifest.created)
  let locale: string | undefined
  let size = 0
  /** Draws the screen that is up, for another language or text size. */
  let redraw = () => {}

  const own = (): Words => words[locale ?? locales[0] ?? 'en'] ?? words.en

  const draw = (main: Node[], ways: Node[] = []): void => {
    voice.stop()
    const lang = locale ?? locales[0] ?? 'en'
    document.documentElement.lang = lang
    document.documentElement.dir = own().dir
    document.documentElement.style.setProperty('--text-scale', String(sizes[size] ?? 1))
    root.replaceChildren(
      element(
        'header',
        {class: 'bar'},
        ...(locale === undefined ? [] : tools()),
        ...demonstration(),
      ),
      element('main', {tabindex: '-1'}, ...main),
      element('footer', {class: 'ways'}, ...ways, ...notes()),
    )
    root.querySelector('main')?.focus()
    scrollTo(0, 0)
  }

  /** Where help is, and how old the content is: in every language until one is chosen. */
  const notes = (): Node[] =>
    (locale === undefined ? locales : [locale]).map((id) =>
      element(
        'p',
        {class: 'note', ...spoken(id)},
        element('span', {}, words[id]?.help ?? ''),
        element('time', {datetime: made.toISOString()}, words[id]?.age(made) ?? ''),
      ),
    )

  const tools = (): Node[] => [
    ...locales.map((id) =>
      button(
        words[id]?.language ?? id,
        () => {
          locale = id
          redraw()
        },
        {...spoken(id), 'aria-pressed': String(id === locale)},
      ),
    ),
    sizeButton('A−', own().smaller, -1),
    sizeButton('A+', own().larger, 1),
    button(own().start, startAgain, {class: 'start'}),
  ]

  const demonstration = (): Node[] =>
    shown.source.drafts ? [element('p', {class: 'demo', 'data-testid': 'demo'}, own().demo)] : []

  /** The letter that everybody knows, and its name for those who hear it. */
  const sizeButton = (letter: string, label: string, by: number): HTMLButtonElement => {
    const isEnd = sizes[size + by] === undefined
    const attributes = {
      class: 'size',
      // A sign after a letter stays after it.
      dir: 'ltr',
      'aria-label': `${label}, ${letter}`,
      ...(isEnd ? {disabled: ''} : {}),
    }
    return button(letter, () => resize(by), attributes)
  }

  const resize = (by: number): void => {
    size = Math.min(Math.max(size + by, 0), sizes.length - 1)
    redraw()
  }

  /** Runs something that reads content; when it cannot be read, says so rather than nothing. */
  const open = (read: () => Promise<void>): void => {
    redraw = () => open(read)
    read().catch((error: unknown) => {
      report(error)
      draw([element('p', {class: 'empty', 'data-testid': 'nothing'}, own().nothing)])
    })
  }

  const showLanguages = (): void => {
    redraw = showLanguages
    draw([
      ...locales.map((id) => element('h1', spoken(id), words[id]?.choose ?? id)),
      ...locales.map((id) =>
        button(
          words[id]?.language ?? id,
          () => {
            locale = id
            open(showList)
          },
          {class: 'choice', ...spoken(id)},
        ),
      ),
    ])
  }

  const showList = async (): Promise<void> => {
    const wanted = locale ?? 'en'
    const [pages, clinic] = await Promise.all([readPages(shown, wanted), readClinic(shown, wanted)])
    const choices = pages.flatMap((page) => choiceOf(page))
    const identity = clinic?.units.identity
    const {name} = identity && 'value' in identity ? identity.value : {}
    draw([
      ...(name ? [element('h1', {}, name)] : []),
      ...choices,
      ...(clinic ? [button(own().hours, () => open(showHours), {class: 'choice'})] : []),
      ...(choices.length === 0
        ? [element('p', {class: 'empty', 'data-testid': 'nothing'}, own().nothing)]
        : []),
    ])
  }

  const choiceOf = (page: Page): Node[] => {
    const unit = 'overview' in page.units ? page.units.overview : page.units.insurance
    if (!('value' in unit)) return []
    const {title} = unit.value
    const show = () => open(() => showPage(page.id, 0))
    return title ? [button(title, show, {class: 'choice', lang: unit.locale, dir: unit.dir})] : []
  }

  const showHours = async (): Promise<void> => {
    const clinic = await readClinic(shown, locale ?? 'en')
    const html = clinic ? renderSections(clinic).filter(({unit}) => reached.includes(unit)) : []
    const holder = element('div', {class: 'content'})
    holder.innerHTML = html.map((section) => section.html).join('')
    draw([withoutLinks(holder)], [button(own().back, () => open(showList))])
  }

  /** Reads the page anew for every screen: what was withdrawn meanwhile is gone with the next touch. */
  const showPage = async (id: string, at: number): Promise<void> => {
    const page = (await readPages(shown, locale ?? 'en')).find((one) => one.id === id)
    const screens = page ? await screensOf(page, shown, pixelsPerMm) : []
    const screen = screens[at] ?? screens[0]
    if (!screen) return showList()
    const go = (to: number) => open(() => showPage(id, to))
    draw(
      [screen.element],
      [
        button(own().back, () => (at === 0 ? open(showList) : go(at - 1))),
        element('p', {class: 'place'}, own().page(at + 1, screens.length)),
        ...listen(screen),
        ...(at + 1 < screens.length ? [button(own().next, () => go(at + 1), {class: 'next'})] : []),
      ],
    )
  }

  const listen = ({text, locale: language}: Screen): Node[] => {
    if (!voice.canSay(language)) return []
    let isSpeaking = false
    const toggle = button(own().listen, () => {
      isSpeaking = !isSpeaking
      toggle.textContent = isSpeaking ? own().stop : own().listen
      if (isSpeaking) voice.say(text, language, () => isSpeaking && toggle.click())
      else voice.stop()
    })
    return [toggle]
  }

  showLanguages()
}
