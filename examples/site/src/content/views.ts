import {enquiryService, type EnquiryService} from '../enquiries/service.ts'
import {previewView} from './previewView.ts'
import {publishedView} from './publishedView.ts'
import {settingsFrom, type Settings} from './settings.ts'
import type {View} from './view.ts'

/** What the server reads with, made once. */
export interface Views {
  settings: Settings
  published: View
  /** Absent without a token. */
  preview: View | undefined
  /** Who takes enquiries. */
  enquiries: EnquiryService
}

let made: Views | undefined

/**
 * The views of this server, from its environment.
 * @throws ContentError `INVALID_OPTIONS` when the environment cannot work
 */
export function views(): Views {
  if (!made) {
    const settings = settingsFrom(process.env)
    made = {
      settings,
      published: publishedView(settings, writeLog),
      preview: previewView(settings),
      enquiries: enquiryService(settings.enquiriesUrl, writeLog),
    }
  }
  return made
}

/** Writes one line to the log of the server. */
export function writeLog(line: string): void {
  process.stderr.write(`${line}\n`)
}
