import {field} from '../field.ts'
import {date, group, list, text} from '../fields/index.ts'
import {languageTag} from '../fields/localised.ts'

function titles(title: string, description: string) {
  return list(text({title: 'Field', description: 'Title of the field, e.g. “Risks”.', max: 200}), {
    title,
    description,
  })
}

/** What each approval changed, the oldest first. Outside every hash; written by “Approve”. */
export function changeLog() {
  return list(
    group({
      title: 'Change',
      name: 'change',
      fields: {
        version: text({
          title: 'Version',
          description: 'The version that was approved, e.g. “1.1.0”.',
          pattern: /^\d+\.\d+\.\d+$/,
          error: 'A version is three numbers, e.g. "1.0.0".',
        }),
        locale: field(
          languageTag(),
          {title: 'Language', description: 'The language that was approved.'},
          {type: 'string'},
        ),
        date: date({title: 'Date', description: 'The day of the approval.'}),
        by: text({
          title: 'Approved by, as readers see it',
          description: 'A name if the person agreed to be named, else the role.',
          max: 120,
        }),
        clinical: titles(
          'Clinical changes',
          'Fields whose change can alter what a patient decides or does.',
        ),
        editorial: titles('Editorial changes', 'Fields that were put more clearly or corrected.'),
      },
    }),
    {
      title: 'Change log',
      description: 'What was changed from one approval to the next. Written by “Approve”.',
      bump: 'none',
      readOnly: true,
      max: 1000,
    },
  )
}
