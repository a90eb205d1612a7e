import type {Answer} from '@jakamy/content-sdk/enquiry'

/** One enquiry, as a handler gets it. It exists in memory, encrypted in the queue, and nowhere else. */
export interface Enquiry {
  /** 32 hexadecimal digits. The same for every attempt to deliver it: receivers know it again by this. */
  id: string
  /** Id and title of the form. */
  form: string
  title: string
  /** The language of the form. */
  locale: string
  /** Key of the route it goes to. */
  route: string
  /** ISO 8601. */
  receivedAt: string
  answers: Answer[]
  /** What was agreed to, word for word. */
  consent?: {text: string; version: string}
  /** The address that somebody gave to be answered at. */
  replyTo?: string
}

/** What the log is told about an enquiry: when and how it went on, never a word of it. */
export interface EnquiryEvent {
  time: string
  event: 'accepted' | 'delivered' | 'failed' | 'expired' | 'unreadable'
  id: string
  route?: string
  /** How often delivery was tried since the start. */
  attempt?: number
  /** Code of the failure, e.g. `ECONNREFUSED`. */
  error?: string
}
