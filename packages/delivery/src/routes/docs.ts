import {openApi} from '../docs/openApi.ts'
import {page} from '../docs/page.ts'
import type {Route} from './route.ts'

const daily = {'cache-control': 'public, max-age=300'} as const

/** The two pages that tell what the others do: one for programs, one for people. */
export function docsRoutes(routes: readonly Route[]): Route[] {
  const api = openApi(routes)
  const about = {text: page(routes)}
  return [
    {
      path: '/',
      id: 'getPage',
      summary: 'This page',
      parameters: [],
      produces: 'text/html',
      refusals: [],
      answer: async ({prepared}, {request}) =>
        prepared.send(request, await prepared.prepare(about, 'html', () => about.text), {
          'content-type': 'text/html; charset=utf-8',
          'content-language': 'en',
          'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
          ...daily,
        }),
    },
    {
      path: '/openapi.json',
      id: 'getOpenApi',
      summary: 'The OpenAPI document',
      parameters: [],
      produces: 'application/json',
      schema: {type: 'object'},
      refusals: [],
      answer: async ({prepared}, {request}) =>
        prepared.send(request, await prepared.prepare(api, 'json', () => JSON.stringify(api)), {
          'content-type': 'application/json',
          ...daily,
        }),
    },
  ]
}
