import {describe, expect, it} from 'vitest'

import {isJson, readContent, readSeed} from './readContent.ts'

/** A text in a document: the document's id and the path of the text, items of lists by `_key`. */
type Place = readonly [id: string, path: string]

const procedure = 'procedure-coronary-stent'
const plan = 'plan-antiplatelet-after-stent'
const device = 'device-coronary-stent'
const clinic = 'clinic-jakamy'

/** Where every line of the clinic's page went, in the order of its sentences. */
const places: Record<number, readonly Place[]> = {
  2: [[clinic, 'name[en].value']],
  4: [[procedure, 'title[en].value']],
  6: [['media-stent-actual-size', 'title[en].value']],
  8: [['media-stent-actual-size', 'caption[en].value']],
  10: [['media-stent-undeployed', 'title[en].value']],
  12: [['media-stent-undeployed', 'caption[en].value']],
  14: [[device, 'description[en].value[p1]']],
  16: [['media-stent-deployed', 'title[en].value']],
  18: [['media-stent-deployed', 'caption[en].value']],
  20: [['media-stent-deployed', 'longDescription[en].value']],
  22: [[procedure, 'why.heading[en].value']],
  24: [[procedure, 'why.body[en].value']],
  26: [[procedure, 'whatHappens.heading[en].value']],
  28: [
    [procedure, 'whatHappens.steps[s1].text[en].value'],
    [procedure, 'whatHappens.steps[s2].text[en].value'],
    [device, 'description[en].value[p2]'],
  ],
  30: [[device, 'coating[en].value']],
  32: [[procedure, 'failure.statement[en].value']],
  34: [[procedure, 'stay.statement[en].value']],
  36: [['media-dilatation-with-stent', 'caption[en].value']],
  38: [['media-dilatation-blocked-artery', 'caption[en].value']],
  40: [[procedure, 'risks.heading[en].value']],
  42: [[procedure, 'risks.intro[en].value']],
  44: [[procedure, 'risks.groups[g1].statement[en].value']],
  46: [[procedure, 'risks.groups[g2].statement[en].value']],
  48: [[procedure, 'risks.groups[g3].statement[en].value']],
  50: [[procedure, 'risks.groups[g4].statement[en].value']],
  52: [[procedure, 'risks.groups[g5].statement[en].value']],
  54: [[procedure, 'benefits.heading[en].value']],
  56: [[procedure, 'benefits.statement[en].value']],
  58: [[plan, 'title[en].value']],
  60: [
    [plan, 'statement[en].value'],
    [plan, 'doNotStop.warning[en].value'],
    [plan, 'beforeOtherSurgery[en].value'],
  ],
  62: [['media-video-balloon', 'caption[en].value']],
  64: [['media-video-stent', 'caption[en].value']],
  66: [[clinic, 'ui.locationHeading[en].value']],
  68: [[clinic, 'ui.bookLabel[en].value']],
  70: [[clinic, 'contactGroups[luh].label[en].value']],
  72: [[clinic, 'contactGroups[luh].channels[whatsapp].label[en].value']],
  74: [[clinic, 'contactPoints[appointment].label[en].value']],
  76: [[clinic, 'contactPoints[appointment].hoursText[en].value']],
  78: [[clinic, 'contactGroups[hup].label[en].value']],
  80: [[clinic, 'ui.visitLabel[en].value']],
  82: [['form-information-request', 'title[fr].value']],
  83: [[clinic, 'ui.mapLabel[en].value']],
  85: [['insuranceGuide-jakamy', 'title[en].value']],
  87: [['insuranceGuide-jakamy', 'body[en].value[p1]']],
  89: [['insuranceGuide-jakamy', 'body[en].value[p2]']],
  91: [['form-insurance-request', 'title[en].value']],
  93: [['form-insurance-request', 'success[en].value']],
}

const seed = readSeed()
const contents = new Map(readContent().map(({document}) => [document._id, document]))

describe('27: the clinic’s page', () => {
  const written = seed.flatMap((line, index) => (line === '' ? [] : [index + 1]))

  it('is in the documents, word for word', () => {
    const rebuilt = Object.keys(places).map((line) => [
      Number(line),
      rebuild(places[Number(line)] ?? []),
    ])
    const original = Object.keys(places).map((line) => [Number(line), seed[Number(line) - 1]])
    expect(rebuilt).toEqual(original)
    expect(rebuilt).toHaveLength(47)
  })

  it('leaves two of its 49 lines over, which are no content', () => {
    expect(written).toHaveLength(49)
    const leftOver = written.filter((line) => !(line in places))
    expect(leftOver.map((line) => [line, seed[line - 1]])).toEqual([
      [1, 'top of page'],
      [95, 'bottom of page'],
    ])
  })

  it('has the label of its request button from the same line as the title', () => {
    expect(rebuild([['form-insurance-request', 'submitLabel[en].value']])).toBe(seed[90])
  })
})

describe('the rebuilding', () => {
  it('reads only what is there', () => {
    expect(() => rebuild([[procedure, 'title[fr].value']])).toThrow(
      'procedure-coronary-stent has no text at title[fr].value',
    )
    expect(() => rebuild([['risk-none', 'name[en].value']])).toThrow('risk-none has no text')
  })
})

/** The texts at several places, joined as the sentences of one line are. */
function rebuild(line: readonly Place[]): string {
  return line
    .map(([id, path]) => {
      const text = textOf(valueAt(contents.get(id), path))
      if (text === '') throw new Error(`${id} has no text at ${path}.`)
      return text
    })
    .join(' ')
}

/** The words of a string, of a Portable Text block, or of a list of blocks. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(' ')
  if (!isJson(value)) return ''
  return Array.isArray(value.children) ? value.children.map(textOf).join('') : textOf(value.text)
}

/** What stands at a path such as `risks.groups[g1].title[en].value`. */
function valueAt(value: unknown, path: string): unknown {
  return [...path.matchAll(/\[(\w+)\]|(\w+)/g)].reduce<unknown>((here, [, key, name]) => {
    if (key !== undefined)
      return Array.isArray(here) ? here.filter(isJson).find((item) => item._key === key) : undefined
    return isJson(here) ? here[name ?? ''] : undefined
  }, value)
}
