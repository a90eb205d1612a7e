// The process that `scripts/load.ts` puts under load.
import {memorySource} from '@jakamy/content-sdk'

import {startDelivery} from '../../packages/delivery/src/startDelivery.ts'
import {approvedAt, approvedPage} from './approvedPage.ts'

const {page, included} = approvedPage()
const delivery = await startDelivery({
  source: memorySource([page, ...included]),
  now: approvedAt,
  port: 0,
})
process.on('message', () => {
  process.send?.({cpu: process.memoryUsage().rss})
})
process.on('disconnect', () => process.exit())
process.send?.({port: Number(new URL(delivery.url).port)})
