// Keeps the files of the application, all of one version; content is kept by the page, which verifies it.
/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope
declare const __SHELL__: readonly string[]
declare const __VERSION__: string

const shell = __SHELL__
const cacheName = `shell-${__VERSION__}`

self.addEventListener('install', (event) => {
  // All of it or nothing: with one file missing, the version before stays.
  const requests = shell.map((file) => new Request(file, {cache: 'reload'}))
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)))
})

self.addEventListener('activate', (event) => {
  const old = caches
    .keys()
    .then((names) => names.filter((name) => name.startsWith('shell-') && name !== cacheName))
  event.waitUntil(
    old
      .then((names) => Promise.all(names.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

// The page says when nobody is reading.
self.addEventListener('message', ({data}) => {
  if (data === 'switch') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const {request} = event
  // What the page asks for past every cache is news: a bundle, withdrawals.
  if (request.cache === 'no-store') return
  event.respondWith(answer(request))
})

async function answer(request: Request): Promise<Response> {
  const {scope} = self.registration
  // Every way in is the beginning: an address of something else shows nothing by itself.
  const isElsewhere = new URL(request.url).pathname !== new URL(scope).pathname
  if (request.mode === 'navigate' && isElsewhere) return Response.redirect(scope)
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request.mode === 'navigate' ? './' : request)
  return kept ?? new Response('Not part of this application.', {status: 404})
}

export {}
