import {AxeBuilder} from '@axe-core/playwright'
import type {Page} from '@playwright/test'

/** What axe calls serious or worse in a page as it is shown now. */
export async function grave(page: Page): Promise<string[]> {
  const {violations} = await new AxeBuilder({page}).analyze()
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .map(({id, nodes}) => `${id}: ${nodes.map(({html}) => html).join(' ')}`)
}
