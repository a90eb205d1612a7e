import {ContentError} from '@jakamy/content-sdk'
import {createTransport} from 'nodemailer'

import type {Enquiry} from '../enquiry.ts'
import {isLoopback, RelayError, type Relay} from './relay.ts'

/** Who a mail comes from and goes to. */
export interface Mailbox {
  from: string
  to: string
}

const patience = 20_000

/**
 * Sends enquiries as plain text by SMTP. What people wrote stands in the body alone, and their address,
 * once it was checked, in Reply-To; a mail that is sent twice has the same Message-ID.
 * @param server e.g. `smtps://user:password@mail.example`; `smtp://` has to offer STARTTLS, but on this machine
 * @throws ContentError `INVALID_OPTIONS`
 */
export function smtpRelay(server: string | undefined, {from, to}: Mailbox): Relay {
  const url = URL.parse(server ?? '')
  if (!url || !/^smtps?:$/.test(url.protocol)) {
    throw new ContentError(
      'INVALID_OPTIONS',
      'ENQUIRIES_SMTP_URL must be the mail server, like smtps://user:password@mail.example.',
      {option: 'ENQUIRIES_SMTP_URL'},
    )
  }
  for (const address of [from, to]) {
    if (/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address)) continue
    throw new ContentError('INVALID_OPTIONS', `“${address}” is no plain e-mail address.`, {
      option: 'routes',
    })
  }
  const secure = url.protocol === 'smtps:'
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    ...(url.username === ''
      ? {}
      : {auth: {user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password)}}),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  })
  const domain = from.slice(from.indexOf('@') + 1)
  return {
    send: async (enquiry) => {
      const {id, title, receivedAt, replyTo} = enquiry
      try {
        await transport.sendMail({
          from,
          to,
          ...(replyTo === undefined ? {} : {replyTo: {name: '', address: replyTo}}),
          subject: `${title.replace(/\s+/g, ' ')} (${id.slice(0, 8)})`,
          text: textOf(enquiry),
          messageId: `<${id}@${domain}>`,
          date: new Date(receivedAt),
          headers: {'Auto-Submitted': 'auto-generated', 'X-Enquiry-ID': id},
        })
      } catch (error) {
        // The words of a mail server may hold addresses: its code is enough.
        const {responseCode, code} = Object(error)
        throw new RelayError(String(responseCode ?? code ?? 'unknown'))
      }
    },
    close: () => transport.close(),
  }
}

/** The body: questions as they were asked, answers as they were given. */
function textOf({answers, consent, receivedAt, form, locale, id}: Enquiry): string {
  const parts = answers.map(({label, value}) => `${label}\n${indented(value)}`)
  if (consent) parts.push(`[x] ${consent.text} (${consent.version})`)
  return [...parts, `-- \n${form} · ${locale} · ${receivedAt} · ${id}\n`].join('\n\n')
}

/** No answer can look like another question. */
function indented(value: string): string {
  return value
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n')
}
