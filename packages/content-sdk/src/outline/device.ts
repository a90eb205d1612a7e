import {figure} from './media.ts'
import type {Level, OutlineNode} from './nodes.ts'
import {fact, facts, heading, paragraph, phrase, richText, type Say} from './say.ts'
import {byUnit, type Included} from './typeOutline.ts'

/**
 * What a device is, how large it is, and its pictures. Its name is left to whoever shows it.
 * @param level of the headings inside it
 */
export function deviceNodes(device: Included<'device'>, say: Say, level: Level = 2): OutlineNode[] {
  const {words} = say
  const {lengthMm, widthMm, diameterMm} = device.physicalSize ?? {}
  const size = (label: 'length' | 'width' | 'diameter', value: number | undefined) =>
    fact(phrase(say, words.facts[label]), [
      value === undefined ? undefined : phrase(say, words.millimetres(value)),
    ])
  const {status, statement} = device.mri ?? {}
  const mri =
    statement ?? (status && status !== 'notStated' ? phrase(say, words.mri[status]) : undefined)
  return [
    ...richText(device.description),
    ...richText(device.coating),
    ...facts([
      size('length', lengthMm),
      size('width', widthMm),
      size('diameter', diameterMm),
      fact(phrase(say, words.facts.mri), [mri]),
    ]),
    ...(device.cardForPatient ? paragraph(phrase(say, words.implantCard)) : []),
    ...(device.states ?? []).flatMap(({label, media}) => [
      ...heading(label, level),
      ...figure(media, say),
    ]),
  ]
}

export const device = byUnit<'device'>({device: (value, say) => deviceNodes(value, say)})
