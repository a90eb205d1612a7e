import type {ActiveToolLayoutProps} from 'sanity'

import {TasksProvider} from './tasks/TasksProvider.tsx'

/** What a tool of the Studio needs around it: the content desk counts its tasks. */
export function StudioFrame({activeTool, renderDefault, ...props}: ActiveToolLayoutProps) {
  const tool = renderDefault({activeTool, renderDefault, ...props})
  return activeTool.name === 'structure' ? <TasksProvider>{tool}</TasksProvider> : tool
}
