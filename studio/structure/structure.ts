import {
  contentOf,
  documents,
  type DocumentDefinition,
  type Review,
  type Shape,
} from '@jakamy/schemas'
import {ClockIcon} from '@sanity/icons/Clock'
import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {ImageRemoveIcon} from '@sanity/icons/ImageRemove'
import {PublishIcon} from '@sanity/icons/Publish'
import {TaskIcon} from '@sanity/icons/Task'
import {TranslateIcon} from '@sanity/icons/Translate'
import {UndoIcon} from '@sanity/icons/Undo'
import type {ComponentType} from 'react'
import type {StructureBuilder, StructureResolver} from 'sanity/structure'

import type {Word} from '../i18n/en.ts'
import {interfaceLanguage} from '../i18n/interfaceLanguage.ts'
import {namespace} from '../i18n/namespace.ts'
import {sayIn} from '../i18n/sayIn.ts'
import {iconOf} from '../icons.ts'
import {taskIcon} from '../tasks/TaskIcon.tsx'
import {TaskPane} from '../tasks/TaskPane.tsx'
import {tasks, type TaskName} from '../tasks/tasksOf.ts'

const taskIcons: Readonly<Record<TaskName, ComponentType>> = {
  review: EyeOpenIcon,
  changes: UndoIcon,
  submit: PublishIcon,
  stale: TranslateIcon,
  due: ClockIcon,
  missing: TaskIcon,
  files: ImageRemoveIcon,
}

/** Panes of our own show the title they are given, and no other. */
const say = (word: Word) => sayIn(interfaceLanguage(), word)

/** The desk of the editors: what is to be done first, then all content by kind. */
export const structure: StructureResolver = (S) =>
  S.list()
    .title(say('desk.content'))
    .i18n(titled('desk.content'))
    .items([
      ...tasks.map((name) => taskItem(S, name)),
      S.divider(),
      ...byReview().map((definition) => typeItem(S, definition)),
    ])

function taskItem(S: StructureBuilder, name: TaskName) {
  const title: Word = `tasks.${name}`
  return S.listItem()
    .id(`tasks-${name}`)
    .title(say(title))
    .i18n(titled(title))
    .icon(taskIcon(name, taskIcons[name]))
    .child(
      S.component(TaskPane)
        .id(`tasks-${name}`)
        .title(say(title))
        .i18n(titled(title))
        .options({task: name})
        .child((id, {params}) =>
          S.document()
            .documentId(id)
            .schemaType(params?.type ?? ''),
        ),
    )
}

function typeItem(S: StructureBuilder, definition: DocumentDefinition) {
  const {name, plural} = definition
  const title = `types.${name}`
  return S.documentTypeListItem(name)
    .title(plural)
    .i18n(titled(title))
    .icon(iconOf(name))
    .child(
      S.documentTypeList(name)
        .title(plural)
        .i18n(titled(title))
        .defaultOrdering([{field: titlePath(definition), direction: 'asc'}]),
    )
}

/** Tells Sanity where to find a title in the language of the interface. */
function titled(key: string) {
  return {title: {key, ns: namespace}}
}

/** All types: those that clinicians approve, those that the office approves, the others; each by name. */
function byReview(): DocumentDefinition[] {
  const order: Review[] = ['clinical', 'administrative', 'none']
  return Object.values<DocumentDefinition>(documents).toSorted(
    (a, b) =>
      order.indexOf(a.review) - order.indexOf(b.review) || a.plural.localeCompare(b.plural, 'en'),
  )
}

/** Where the line that names a document stands: of its languages the first, which is the source language. */
function titlePath({schema, preview}: DocumentDefinition): string {
  const shape: Shape = schema.shape
  const field = shape[preview.title]
  const localised = field && contentOf(field)?.kind === 'localised'
  return localised ? `${preview.title}[0].value` : preview.title
}
