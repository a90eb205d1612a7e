import type {LakeStore} from './store/types.ts'

/** An origin that was allowed with `sanity cors add`, as the hosted service lists it. */
export interface CorsOrigin {
  id: number
  projectId: string
  /** `https://site.example`; `*` stands for any text within it, or alone for every origin. */
  origin: string
  allowCredentials: boolean
  createdAt: string
}

/** Other names of datasets, without their `~`; `null` for one that is not linked. */
export type Aliases = Readonly<Record<string, string | null>>

/** What is kept of a project beside its datasets. */
export interface ProjectSettings {
  corsOrigins(project: string): readonly CorsOrigin[]
  setCorsOrigins(project: string, origins: readonly CorsOrigin[]): void
  aliases(project: string): Aliases
  setAliases(project: string, aliases: Aliases): void
}

/** Keeps the settings among the small values of the store, under a name that no user can have. */
export function createProjectSettings(
  store: Pick<LakeStore, 'keyValue' | 'setKeyValue'>,
): ProjectSettings {
  const known = new Map<string, unknown>()
  const keeper = <T>(key: string, nothing: T) => ({
    get(project: string): T {
      const place = `${key} ${project}`
      if (!known.has(place)) known.set(place, store.keyValue(owner(project), key) ?? nothing)
      // Only `set` below writes there.
      return known.get(place) as T
    },
    set(project: string, value: T): void {
      store.setKeyValue(owner(project), key, value)
      known.set(`${key} ${project}`, value)
    },
  })
  const origins = keeper<readonly CorsOrigin[]>('cors', [])
  const aliases = keeper<Aliases>('aliases', {})
  return {
    corsOrigins: (project) => origins.get(project),
    setCorsOrigins: (project, list) => origins.set(project, list),
    aliases: (project) => aliases.get(project),
    setAliases: (project, names) => aliases.set(project, names),
  }
}

function owner(project: string): string {
  return `project ${project}`
}
