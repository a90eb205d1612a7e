import {validate, type Issue} from '@jakamy/schemas'

import {changed} from './changeContent.ts'

/** What is wrong with a document of the content once something else stands at a path. */
export function issuesOf(id: string, path: string, value: unknown): Issue[] {
  const {definition, document} = changed(id, path, value)
  return validate(definition, document)
}

/** The same, in words. */
export function messages(id: string, path: string, value: unknown): string[] {
  return issuesOf(id, path, value).map((issue) => issue.message)
}
