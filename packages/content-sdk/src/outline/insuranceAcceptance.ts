import {fact, facts, paragraph, phrase} from './say.ts'
import {byUnit} from './typeOutline.ts'

/**
 * Whether a clinic accepts an insurer. What nobody has checked for too long does not come here: the gate
 * withholds it.
 */
export const insuranceAcceptance = byUnit<'insuranceAcceptance'>({
  insurer: ({insurer, planKeys}, say) => {
    const only = (insurer?.plans ?? []).filter(({key}) => key && planKeys?.includes(key))
    return facts([
      fact(
        phrase(say, say.words.facts.onlyPlans),
        only.map(({name}) => name),
      ),
    ])
  },
  acceptance: ({status, payment, documentsNeeded, note, disclaimer, verifiedOn}, say) => [
    ...paragraph(phrase(say, say.words.acceptance[status ?? 'unknown'])),
    ...paragraph(payment && phrase(say, say.words.payment[payment])),
    ...paragraph(documentsNeeded),
    ...paragraph(note),
    ...paragraph(disclaimer),
    ...facts([
      fact(phrase(say, say.words.facts.checkedOn), [
        verifiedOn === undefined ? undefined : phrase(say, say.words.date(verifiedOn)),
      ]),
    ]),
  ],
})
