import {fields, never, type Route} from './route.ts'

const schema = fields({status: {type: 'string'}})

/** Whether the process lives, and whether its source answers. */
export const healthRoutes: Route[] = [
  {
    path: '/health',
    id: 'getHealth',
    summary: 'Whether this server lives',
    parameters: [],
    produces: 'application/json',
    schema,
    refusals: [],
    answer: () => Response.json({status: 'alive'}, {headers: never}),
  },
  {
    path: '/ready',
    id: 'getReady',
    summary: 'Whether its source answers',
    parameters: [],
    produces: 'application/json',
    schema,
    refusals: [],
    answer: async ({content}) => {
      await content.list('clinic', {limit: 1, timeout: 3000, retry: {times: 0}})
      return Response.json({status: 'ready'}, {headers: never})
    },
  },
]
