import {withdrawnOf} from '../answers/origin.ts'
import {aboutEverything, everything} from './everything.ts'
import {fields, type Route} from './route.ts'

const texts = {type: 'array', items: {type: 'string'}}

/** What is withdrawn for a reader, as the gate decides it: notices themselves hold words for editors. */
export const withdrawalsRoute: Route = {
  path: '/v1/withdrawals',
  id: 'listWithdrawals',
  summary: 'What is withdrawn now: show none of it, and the messages instead',
  parameters: ['locale', 'clinic', 'channel'],
  produces: 'application/json',
  schema: fields({
    withdrawals: {
      type: 'array',
      items: fields({
        resource: {type: 'string'},
        id: {type: 'string'},
        whole: {type: 'boolean', description: 'Nothing of the document may be shown.'},
        units: texts,
        messages: texts,
      }),
    },
  }),
  refusals: [],
  answer: async (context, call) => {
    const all = await everything(context.content, call)
    const withdrawals = all.documents.flatMap(({resource, document}) => {
      const withdrawn = withdrawnOf(document)
      return withdrawn.units.length > 0 ? [{resource, id: document.id, ...withdrawn}] : []
    })
    return aboutEverything(context, call, all, {withdrawals})
  },
}
