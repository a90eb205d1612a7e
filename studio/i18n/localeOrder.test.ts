import type {LocaleDefinition} from 'sanity'
import {describe, expect, it} from 'vitest'

import {localeOrder} from './localeOrder.ts'

const locale = (id: string): LocaleDefinition => ({
  id,
  title: id,
  weekInfo: {firstDay: 1, weekend: [6, 7], minimalDays: 1},
})

describe('localeOrder', () => {
  it.each([
    [['fr-CA', 'en'], 'fr-FR'],
    [['de', 'fr'], 'fr-FR'],
    [['en-GB', 'fr'], 'en-US'],
    [['de'], 'en-US'],
    [[], 'en-US'],
  ])('shows people who ask for %j %s', (preferred, shown) => {
    for (const ids of [
      ['en-US', 'fr-FR'],
      ['fr-FR', 'en-US'],
    ]) {
      const order = localeOrder(ids.map(locale), preferred).map(({id}) => id)
      expect(order.at(-1)).toBe(shown)
      expect(order.toSorted()).toEqual(['en-US', 'fr-FR'])
    }
  })
})
