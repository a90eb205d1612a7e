import {deviceThing} from './device.ts'
import {medicalPage} from './medicalPage.ts'
import {plainText, thing, type Shown, type Thing} from './things.ts'

type Units = Shown<'procedure'>['units']
type Occurrence = NonNullable<
  NonNullable<NonNullable<NonNullable<Units['risks']>['groups']>[number]>['occurrences']
>[number]

/** Those that schema.org lists; what is surgical is a type of its own there, without adverse outcomes. */
const procedureTypes: Readonly<Record<string, string>> = {
  noninvasive: 'https://schema.org/NoninvasiveProcedure',
  percutaneous: 'https://schema.org/PercutaneousProcedure',
}

/**
 * A procedure and its page. What treats is a `MedicalTherapy`: of the types for procedures it alone can
 * tell adverse outcomes and the serious ones among them. They are named, and no frequency is told:
 * schema.org has no place for a frequency with its frame.
 */
export function procedure(shown: Shown<'procedure'>): Thing[] {
  const {overview, why, whatHappens, preparation, aftercare, devices} = shown.units
  const title = overview?.title
  const {procedureType, purpose} = overview ?? {}
  const told = thing(typeOf(purpose), {
    name: title,
    alternateName: (overview?.alternateNames ?? []).flatMap(({name}) => name ?? []),
    description: overview?.summary ?? plainText(why?.body),
    procedureType: procedureType && procedureTypes[procedureType],
    bodyLocation: overview?.bodySite,
    howPerformed: lines(whatHappens?.whatHappens?.steps),
    preparation: lines(preparation),
    followup: lines(aftercare),
    ...(purpose === 'therapeutic' ? outcomes(shown.units) : {}),
  })
  const page = medicalPage(shown, title, told)
  return page.length === 0 ? [] : [...page, ...(devices ?? []).map((item) => deviceThing(item))]
}

function typeOf(purpose: string | undefined): string {
  if (purpose === 'therapeutic') return 'MedicalTherapy'
  return purpose === 'diagnostic' ? 'DiagnosticProcedure' : 'MedicalProcedure'
}

/**
 * “Serious” as schema.org means it (death, disability, permanent damage, a hospital stay, a threat to
 * life) is what an author stated; silence is not seriousness.
 */
function outcomes({risks}: Units) {
  const occurrences = (risks?.groups ?? []).flatMap((group) => group.occurrences ?? [])
  const named = (isSerious: boolean) => [
    ...new Set(
      occurrences
        .filter((occurrence) => isSeriousOf(occurrence) === isSerious)
        .flatMap(({risk}) => risk?.name ?? []),
    ),
  ]
  return {
    adverseOutcome: named(false).map((name) => thing('MedicalEntity', {name})),
    seriousAdverseOutcome: named(true).map((name) => thing('MedicalEntity', {name})),
  }
}

const isSeriousOf = ({severity, risk}: Occurrence) => severity?.serious ?? risk?.serious === 'yes'

const lines = (steps: readonly {text?: string | undefined}[] | undefined) =>
  (steps ?? []).flatMap(({text}) => text ?? []).join('\n')
