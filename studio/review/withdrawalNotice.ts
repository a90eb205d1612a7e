import type {DocumentDefinition} from '@jakamy/schemas'
import {documents, firstText, sourceLocale} from '@jakamy/schemas'

import {languages} from '../languages.ts'

/** What an editor decides about a withdrawal. */
export interface NoticeChoices {
  severity: string
  /** Languages; none means all. */
  locales: readonly string[]
  /** Names of sections; none means all. */
  units: readonly string[]
  /** What readers are told, by language. */
  messages: Readonly<Record<string, string>>
}

/** What readers are told unless the editor writes something better. */
export const plainMessages: Readonly<Record<string, string>> = {
  en: 'This information has been withdrawn. Please ask our team.',
  fr: 'Cette information a été retirée. Adressez-vous à notre équipe.',
}

/** The kinds of reason. */
export const severities = ['error', 'safety', 'recall', 'legal'] as const

/** A notice that withdraws one document, ready to be published. */
export function withdrawalNotice(
  id: string,
  target: {_id: string; [field: string]: unknown},
  definition: DocumentDefinition,
  {severity, locales, units, messages}: NoticeChoices,
  now: Date,
) {
  const name = firstText(target[definition.preview.title], sourceLocale) ?? target._id
  const localised = (values: Readonly<Record<string, string>>, type: string) =>
    Object.entries(values).map(([language, value]) => ({
      _key: language,
      _type: `internationalizedArray${type}Value`,
      language,
      value,
    }))
  return {
    _id: id,
    _type: documents.withdrawal.name,
    title: localised({[sourceLocale]: name.slice(0, 120)}, 'String'),
    publicMessage: localised(
      Object.fromEntries(languages.map((language) => [language.id, messages[language.id] ?? ''])),
      'Text',
    ),
    severity,
    action: 'hide',
    targets: [
      {
        _key: 'target',
        _type: 'withdrawalTarget',
        document: {_type: 'reference', _ref: target._id, _weak: true},
        ...(locales.length > 0 ? {locales: [...locales]} : {}),
        ...(units.length > 0 ? {units: [...units]} : {}),
      },
    ],
    effectiveFrom: now.toISOString(),
  }
}
