import type {UnitValue} from '@jakamy/schemas'

import type {Draft} from '../createPreview.ts'
import {figure} from './media.ts'
import type {OutlineNode} from './nodes.ts'
import {critical, paragraph, type Say} from './say.ts'

/** A step in the author's words, with its picture; a critical one says so. */
export function step(
  {text, critical: isCritical, media}: Draft<UnitValue<'procedure', 'preparation'>>[number],
  say: Say,
): OutlineNode[] {
  return [...(isCritical ? critical(say, text) : paragraph(text)), ...figure(media, say)]
}
