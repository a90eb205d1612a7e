import type {Notice, Texts} from './modelWorld.ts'
import type {Person} from './workflowModel.ts'

/** What somebody does in the Studio, or to the dataset behind its back. */
export type Step =
  | {do: 'write'; name: keyof Texts; locale: string; words: string | undefined}
  | {do: 'submit'; who: Person; locale: string; origin: 'human' | 'machine' | undefined}
  | {do: 'requestChanges'; who: Person; locale: string; comment: string}
  | {do: 'approve'; who: Person; locale: string; days: number}
  | {do: 'publish'; who: Person}
  | {do: 'withdraw'; who: Person; notice: Notice}
  | {do: 'lift'; who: Person; index: number}
  | {do: 'wait'; days: number}
  | {do: 'raw'; to: 'draft' | 'published'; write: Raw}

/** A write through the API, by somebody who may write to the dataset and asks nobody. */
export type Raw =
  | {kind: 'words'; name: Exclude<keyof Texts, 'part'>; locale: string; words: string | undefined}
  /** A stamp of the writer's own, for the words as they stand. */
  | {kind: 'forge'; locale: string}
  /** The stamp of one language under the name of another. */
  | {kind: 'move'; from: string; locale: string}
  /** A stamp whose next review is put off. */
  | {kind: 'extend'; locale: string}
  /** A stamp that was there once. */
  | {kind: 'replay'; locale: string; index: number}
  /** The draft in the place of what is published. */
  | {kind: 'publish'}
