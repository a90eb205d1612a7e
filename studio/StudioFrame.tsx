import {useEffect} from 'react'
import type {ActiveToolLayoutProps} from 'sanity'

import {keepInterfaceLanguage} from './i18n/interfaceLanguage.ts'
import {useLanguage} from './i18n/useLanguage.ts'
import {TasksProvider} from './tasks/TasksProvider.tsx'

/** What a tool of the Studio needs around it: the content desk counts its tasks. */
export function StudioFrame({activeTool, renderDefault, ...props}: ActiveToolLayoutProps) {
  const language = useLanguage()
  useEffect(() => keepInterfaceLanguage(language), [language])
  const tool = renderDefault({activeTool, renderDefault, ...props})
  return activeTool.name === 'structure' ? <TasksProvider>{tool}</TasksProvider> : tool
}
