import {documents, type DocumentDefinition} from '@jakamy/schemas'

const definitions = Object.values<DocumentDefinition>(documents)

const french: Readonly<Record<string, [one: string, several: string]>> = {
  procedure: ['Intervention', 'Interventions'],
  risk: ['Risque', 'Risques'],
  device: ['Dispositif', 'Dispositifs'],
  treatmentPlan: ['Traitement', 'Traitements'],
  media: ['Image ou vidéo', 'Images et vidéos'],
  insuranceGuide: ['Page sur l’assurance', 'Pages sur l’assurance'],
  enquiryForm: ['Formulaire', 'Formulaires'],
  clinic: ['Clinique', 'Cliniques'],
  person: ['Personne', 'Personnes'],
  source: ['Source', 'Sources'],
  glossaryTerm: ['Terme du glossaire', 'Glossaire'],
  insurer: ['Assureur', 'Assureurs'],
  insuranceAcceptance: ['Assurance acceptée', 'Assurances acceptées'],
  clinicOverlay: ['Ajout local', 'Ajouts locaux'],
  withdrawal: ['Retrait', 'Retraits'],
}

/** The names of the document types in English, as their definitions give them: one, and several. */
export const englishTypes = namesFrom((definition) => definition)

/** The same in French. A type that is not here yet keeps its English name. */
export const frenchTypes = namesFrom(({name, title, plural}) => {
  const [one = title, several = plural] = french[name] ?? []
  return {title: one, plural: several}
})

function namesFrom(
  namesOf: (definition: DocumentDefinition) => {title: string; plural: string},
): Record<string, string> {
  return Object.fromEntries(
    definitions.flatMap((definition) => {
      const {title, plural} = namesOf(definition)
      return [
        [`type.${definition.name}`, title],
        [`types.${definition.name}`, plural],
      ]
    }),
  )
}
