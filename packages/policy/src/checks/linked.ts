import type {Check, Examined, Finding} from './finding.ts'
import {report} from './report.ts'

/**
 * V14: what a clinical unit includes must be published. Until it is, readers do not get the unit. Says
 * nothing when the included documents are not at hand.
 * Source: content model 2.4 (V14).
 */
export const linked: Check = {
  id: 'V14',
  title: {en: 'Parts that are not published', fr: 'Éléments non publiés'},
  run: ({definition, reading, references}: Examined): Finding[] => {
    if (definition.review !== 'clinical' || !references) return []
    return reading.inclusions
      .filter(({id, type}) => references.get(id)?._type !== type)
      .map((inclusion) => {
        const {id, type} = inclusion
        return report('V14', 'gate', inclusion, {
          en: `“${id}” (${type}) is part of this text but is not published. Publish it first, or remove it here.`,
          fr: `« ${id} » (${type}) fait partie de ce texte mais n’est pas publié. Publiez-le d’abord, ou retirez-le d’ici.`,
        })
      })
  },
}
