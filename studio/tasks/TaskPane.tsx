import {directionOf} from '@jakamy/schemas'
import {Badge, Box, Card, Flex, Stack, Text} from '@sanity/ui'
import {useMemo} from 'react'
import {LoadingBlock} from 'sanity'
import {usePaneRouter} from 'sanity/structure'

import {dateIn} from '../i18n/dateIn.ts'
import {useLanguage} from '../i18n/useLanguage.ts'
import {useWords, type Say} from '../i18n/useWords.ts'
import {iconOf} from '../icons.ts'
import {verificationWords} from '../verification/verificationWords.ts'
import type {ListedTask} from './taskLists.ts'
import type {TaskName} from './tasksOf.ts'
import {useTasks} from './TasksProvider.tsx'

interface TaskPaneProps {
  /** Options of the pane, as the structure gives them. */
  options?: {task?: TaskName}
}

/** One list of tasks; each entry opens its document. */
export function TaskPane({options}: TaskPaneProps) {
  const say = useWords()
  const language = useLanguage()
  const all = useTasks()
  const name = options?.task
  const own = useMemo(
    () => all?.filter((task) => task.name === name).toSorted(inOrder(language)),
    [all, name, language],
  )
  if (!own || !name) return <LoadingBlock showText />
  return (
    <Stack gap={1} padding={2} data-testid={`tasks-${name}`}>
      <Box padding={2}>
        <Text size={1} muted>
          {say(`tasks.${name}.about`)}
        </Text>
      </Box>
      {own.length === 0 ? (
        <Box padding={2}>
          <Text size={1}>{say('tasks.none')}</Text>
        </Box>
      ) : (
        <Stack as="ul" gap={1}>
          {own.map((task) => (
            <li key={`${task.id} ${task.locale ?? ''}`}>
              <TaskLink task={task} />
            </li>
          ))}
        </Stack>
      )}
    </Stack>
  )
}

function TaskLink({task}: {task: ListedTask}) {
  const {ChildLink, routerPanesState, groupIndex} = usePaneRouter()
  const say = useWords()
  const language = useLanguage()
  const {id, type, locale} = task
  const Icon = iconOf(type)
  const isOpen = routerPanesState[groupIndex + 1]?.[0]?.id === id
  const title = titleOf(task, language)
  return (
    <Card
      as={ChildLink}
      childId={id}
      childParameters={{type}}
      data-as="a"
      data-testid={`task-${id}${locale ? `-${locale}` : ''}`}
      padding={3}
      radius={2}
      pressed={isOpen}
      tone="inherit"
    >
      <Flex gap={3} align="center">
        <Text size={1}>
          <Icon />
        </Text>
        <Stack gap={2} flex={1}>
          <Text size={1} weight="medium" textOverflow="ellipsis">
            <span lang={title.language} dir={directionOf(title.language)}>
              {title.text}
            </span>
          </Text>
          <Text size={1} muted>
            {detailOf(task, say, language)}
          </Text>
        </Stack>
        {locale !== undefined && <Badge>{locale.toUpperCase()}</Badge>}
      </Flex>
    </Card>
  )
}

/** The line that names a document, in the language of the interface where it has one. */
function titleOf({titleIn, id}: ListedTask, language: string) {
  return {text: titleIn(language) ?? id, language}
}

function detailOf(task: ListedTask, say: Say, language: string): string {
  const kind = say(`type.${task.type}`)
  const {count = 0, reason = 'unreviewed', comment, due, facts} = task
  switch (task.name) {
    case 'review':
    case 'submit':
      return `${kind} · ${say(`state.${reason}`)}`
    case 'changes':
      return comment === undefined ? kind : `${kind} · ${comment}`
    case 'stale':
      return `${kind} · ${say('tasks.parts', {count})}`
    case 'due': {
      const words = facts && verificationWords(facts, language)
      if (words) return `${kind} · ${say(...words)}`
      return `${kind} · ${say('tasks.due.by', {date: dateIn(language, due ?? '')})}`
    }
    case 'missing':
      return `${kind} · ${say('tasks.things', {count})}`
    case 'files':
      return kind
  }
}

/** What is due first stands first; everything else by name. */
function inOrder(language: string) {
  return (a: ListedTask, b: ListedTask) =>
    (a.due ?? '').localeCompare(b.due ?? '') ||
    titleOf(a, language).text.localeCompare(titleOf(b, language).text, language) ||
    (a.locale ?? '').localeCompare(b.locale ?? '')
}
