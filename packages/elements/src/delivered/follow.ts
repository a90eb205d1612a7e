import {createDeliveryReader, type DeliveryReader} from '@jakamy/content-sdk/delivery-client'

import {addressOf} from '../origins.ts'
import {nameOf, type Follow, type ShownType} from '../reading.ts'
import type {Settings} from '../settings.ts'

/** How the addresses of a delivery name the documents. */
const resources: Readonly<Record<ShownType, string>> = {
  procedure: 'procedures',
  insuranceGuide: 'insurance-guides',
  clinic: 'clinics',
}

const readers = new Map<string, DeliveryReader>()

/** Follows a document of a delivery, which has judged what may be shown of it. */
export const followDelivery: Follow = (settings, {type, key, headingLevel}, listener) => {
  try {
    return readerOf(settings).follow(resources[type], key, listener, {headingLevel})
  } catch (error) {
    // After whoever asks has been told how to end it.
    queueMicrotask(() => listener({error}))
    return () => {}
  }
}

/** @throws Error or ContentError that says which attribute is missing or wrong */
function readerOf({delivery, locale, clinic, maxAge}: Settings): DeliveryReader {
  if (delivery === undefined)
    throw new Error('Say where content comes from: the attribute “delivery”.')
  const settings = {delivery, locale, clinic, maxAge}
  const name = nameOf(settings)
  const made =
    readers.get(name) ??
    createDeliveryReader({
      url: addressOf(delivery).href,
      channel: 'web',
      ...(locale === undefined ? {} : {locale}),
      ...(clinic === undefined ? {} : {clinic}),
      ...(maxAge === undefined ? {} : {maxAge}),
    })
  readers.set(name, made)
  return made
}
