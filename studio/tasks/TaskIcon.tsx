import {Badge} from '@sanity/ui'
import type {ComponentType} from 'react'

import type {TaskName} from './tasksOf.ts'
import {useTasks} from './TasksProvider.tsx'

const made = new Map<TaskName, ComponentType>()

/**
 * The icon of a list of tasks: how many there are, or a picture while there are none.
 * @param Icon the picture
 */
export function taskIcon(name: TaskName, Icon: ComponentType): ComponentType {
  const known = made.get(name)
  if (known) return known
  function TaskIcon() {
    const count = useTasks()?.filter((task) => task.name === name).length ?? 0
    return count === 0 ? (
      <Icon />
    ) : (
      <Badge tone="caution" data-testid={`task-count-${name}`}>
        {count}
      </Badge>
    )
  }
  made.set(name, TaskIcon)
  return TaskIcon
}
