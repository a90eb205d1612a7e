import type {JsonObject, LakeDocument} from '../document.ts'
import {type Mutation, mutationTarget} from '../mutations.ts'
import type {Change} from '../staging.ts'

const WHOLE = ['create', 'createIfNotExists', 'createOrReplace'] as const

/** A mutation as it is kept; where a whole document was written, the id stands for its content. */
export type StoredMutation = Omit<Mutation, (typeof WHOLE)[number]> &
  Partial<Record<(typeof WHOLE)[number], JsonObject | string>>

/**
 * Spells the mutations of a transaction. Content is kept once: a mutation that wrote what the
 * transaction left of its document names the document only, as its revision has the rest.
 */
export function spellMutations(
  mutations: readonly Mutation[],
  changes: readonly Change[],
): string[] {
  const last = new Map(mutations.map((mutation) => [mutationTarget(mutation), mutation]))
  const left = new Set(changes.filter(({after}) => after !== null).map(({id}) => id))
  return mutations.map((mutation) => {
    const kind = WHOLE.find((one) => mutation[one] !== undefined)
    const id = mutationTarget(mutation)
    const named = kind !== undefined && left.has(id) && last.get(id) === mutation
    return JSON.stringify(named ? {[kind]: id} : mutation)
  })
}

/**
 * Fills in what `spellMutations` left out.
 * @param revision what the transaction left of a document; `null` when that was purged.
 */
export function completeMutation(
  stored: StoredMutation,
  revision: (id: string) => LakeDocument | null,
): Mutation {
  const kind = WHOLE.find((one) => typeof stored[one] === 'string')
  const id = kind && stored[kind]
  if (typeof id !== 'string' || !kind) return stored as Mutation
  const {_rev, _updatedAt, ...content} = revision(id) ?? {_id: id}
  return {[kind]: content}
}
