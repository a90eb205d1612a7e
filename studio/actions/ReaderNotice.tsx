import {Stack, Text} from '@sanity/ui'

import {titleIn} from '../i18n/titleIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords, type Say} from '../i18n/useWords.ts'
import {languages, type Language} from '../languages.ts'
import {readerView} from '../review/standing.ts'
import type {Workflow} from '../review/useWorkflow.ts'

/** Tells, language by language, what readers would not see of a document if it were published now. */
export function ReaderNotice({workflow}: {workflow: Workflow}) {
  const say = useWords()
  const interfaceLanguage = useLanguage()
  return (
    <Stack gap={3} padding={2} data-testid="reader-notice">
      {languages.map(({id}) => (
        <Text size={1} key={id}>
          {noticeFor(workflow, id, say, (title) => titleIn(interfaceLanguage, title))}
        </Text>
      ))}
    </Stack>
  )
}

function noticeFor(
  {review, withdrawals}: Workflow,
  id: Language['id'],
  say: Say,
  titled: (title: string) => string,
): string {
  const language = say(`language.${id}`)
  const {texts, unseen} = readerView(review.resolved, id, withdrawals)
  if (unseen.length === 0) return say('readers.all', {language})
  const reasons = [...new Set(unseen.map(({reason}) => reason))]
  const [first] = reasons
  if (first && unseen.length === texts && reasons.length === 1)
    return say('readers.none', {language, reason: say(`state.${first}`)})
  const grouped = reasons.map((reason) => {
    const units = unseen.filter((entry) => entry.reason === reason)
    return `${units.map(({unit}) => titled(unit)).join(', ')} (${say(`state.${reason}`)})`
  })
  return say('readers.some', {language, parts: grouped.join('; ')})
}
