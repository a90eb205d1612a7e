import {sanitySource} from '@jakamy/content-sdk/sources/sanity'

import {startDelivery} from '../../packages/delivery/src/startDelivery.ts'
import {isWhole, startHost} from '../elementsHost.ts'
import {desktop, phone, type Shooter} from './shoot.ts'

/** The elements on a page of somebody else. */
export async function shootElements({shoot}: Shooter): Promise<void> {
  const host = await startHost()
  const source = sanitySource({projectId: 'jakamy', dataset: 'production', apiHost: host.lakeAt})
  const delivery = await startDelivery({source, port: 0})
  try {
    for (const [name, attributes] of [
      ['en', ''],
      ['rtl', 'dir="rtl"'],
    ] as const) {
      for (const look of [phone, desktop]) {
        await shoot(`elements-${name}`, look, async (page) => {
          await host.open(page, {
            head: '<meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width">',
            attributes,
            settings: `delivery="${delivery.url}"`,
            script: `elements-thin.js?from=${encodeURIComponent(delivery.url)}`,
          })
          await isWhole(page)
        })
      }
    }
  } finally {
    await delivery.close(100)
    await host.close()
  }
}
