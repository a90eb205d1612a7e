import {readScale} from '@jakamy/content-sdk/screen-scale'

import {openContent, type Shown} from './content.ts'
import {button, element} from './element.ts'
import {knowsWithdrawals, updateBundle, updateFeed} from './held.ts'
import {watchIdle} from './idle.ts'
import {showKiosk} from './kiosk.ts'
import {readSettings, type Settings} from './settings.ts'
import {showStaff} from './staff.ts'
import {voice} from './voice.ts'
import {words} from './words.ts'

/** Milliseconds between two looks for news. */
const lookEvery = 60_000
/** Milliseconds the first screen waits for the withdrawals without which it could show nothing clinical. */
const feedWait = 3_000

const found = document.querySelector<HTMLElement>('#kiosk')
if (!found) throw new Error('The page has no #kiosk.')
const root = found

/** For those who run the kiosk; nothing of what a reader did is in it. */
const report = (error: unknown): void => reportError(error)

/** Begins anew with the newest application and content. Nothing of a reader is kept anywhere. */
async function startAgain(): Promise<void> {
  voice.stop()
  const registration = await navigator.serviceWorker.getRegistration()
  registration?.waiting?.postMessage('switch')
  location.replace(location.pathname)
}

async function lookForNews({keys}: Settings, clinic: string | undefined): Promise<boolean> {
  const trust = {keys}
  const news = await updateBundle(trust).catch((error: unknown) => (report(error), 'refused'))
  if (clinic !== undefined) await updateFeed(trust, clinic).catch(report)
  return news === 'newer'
}

/** A list without its procedures would look like a clinic that offers none. */
async function withdrawalsOf({keys}: Settings, {source}: Shown): Promise<void> {
  const {clinic, withdrawalsMaxAge} = source.bundle.manifest
  if (await knowsWithdrawals({keys}, withdrawalsMaxAge)) return
  const waited = new Promise((resolve) => setTimeout(resolve, feedWait))
  await Promise.race([updateFeed({keys}, clinic).catch(report), waited])
}

async function start(): Promise<void> {
  await navigator.serviceWorker.register('./sw.js')
  await navigator.serviceWorker.ready
  if (new URLSearchParams(location.search).has('staff'))
    return showStaff(root, () => void startAgain())
  const settings = await readSettings()
  // With content in hand nobody waits for the network.
  let shown = await openContent(settings, report)
  if (!shown) {
    // A slow line must not leave the screen blank.
    showNothing(settings)
    await lookForNews(settings, undefined)
    shown = await openContent(settings, report)
  }
  if (shown) await withdrawalsOf(settings, shown)
  const clinic = shown?.source.bundle.manifest.clinic
  let isUsed = false
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    const hasNews = await lookForNews(settings, clinic)
    // For whoever watches over the kiosk.
    root.dataset.looked = new Date().toISOString()
    isLooking = false
    // Nobody is interrupted: whoever reads goes on with the version they began with.
    if (hasNews && !isUsed) await startAgain()
  }
  void look()
  setInterval(() => void look(), lookEvery)

  if (!shown) return showNothing(settings)
  const warningBox = element('div', {class: 'idle', role: 'alertdialog', hidden: ''})
  const idle = watchIdle(
    settings.idleSeconds,
    (left) => {
      warningBox.hidden = left === undefined || !isUsed
      const own = words[document.documentElement.lang]
      if (left === undefined || !own) return
      warningBox.replaceChildren(
        element('p', {}, own.stillThere(left)),
        button(own.goOn, () => idle.touched(), {class: 'next'}),
      )
    },
    () => {
      // Nobody has begun: there is nothing to wipe.
      if (isUsed) void startAgain()
      else idle.touched()
    },
  )
  addEventListener('pointerdown', () => (isUsed = true), {capture: true})
  addEventListener('keydown', () => (isUsed = true), {capture: true})
  const screen = element('div', {class: 'screen'})
  root.replaceChildren(screen, warningBox)
  showKiosk({
    root: screen,
    shown,
    locales: settings.locales,
    pixelsPerMm: readScale(() => localStorage, devicePixelRatio)?.pixelsPerMillimetre,
    startAgain: () => void startAgain(),
    report,
  })
}

function showNothing({locales}: Pick<Settings, 'locales'>): void {
  root.replaceChildren(
    element(
      'main',
      {},
      ...locales.map((id) =>
        element(
          'p',
          {class: 'empty', lang: id, dir: words[id]?.dir ?? 'ltr', 'data-testid': 'nothing'},
          words[id]?.nothing ?? '',
        ),
      ),
    ),
  )
}

start().catch((error: unknown) => {
  report(error)
  showNothing({locales: Object.keys(words)})
})
