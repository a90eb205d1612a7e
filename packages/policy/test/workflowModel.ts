import type {ReviewAction} from '../src/index.ts'
import {isMissing, isWithdrawn, wordsOf} from './model.ts'
import type {World} from './modelWorld.ts'

/** Somebody at work, as the model knows them. */
export interface Person {
  user: string
  roles: readonly ('author' | 'clinicalReviewer' | 'translationReviewer' | 'publisher')[]
  hasCredentials: boolean
  locales: readonly string[]
}

/** What was submitted last in a language, until it is approved. */
export interface Submission {
  isWaiting: boolean
  author: string
  words: string
  isMachine: boolean
}

/**
 * Whether somebody may take an action on one language of the draft.
 * @param world as readers would have it if the draft were published
 */
export function mayTake(
  action: ReviewAction,
  {user, roles, hasCredentials, locales}: Person,
  world: World,
  locale: string,
  submission: Submission | undefined,
  comment = '',
): boolean {
  const isUnchanged = submission?.words === wordsOf(world, locale)
  const isBegun = !isMissing(world, locale)
  const isInReview =
    submission?.isWaiting === true && isUnchanged && isBegun && !isWithdrawn(world, locale)
  const isReviewer = roles.includes(locale === 'en' ? 'clinicalReviewer' : 'translationReviewer')
  switch (action) {
    case 'submit':
      return roles.includes('author') && isBegun && !isInReview
    case 'requestChanges':
      return isReviewer && isInReview && comment !== ''
    case 'approve':
      return (
        isReviewer &&
        isInReview &&
        submission?.author !== user &&
        (locale === 'en' ? hasCredentials : locales.includes(locale))
      )
    case 'publish':
      return roles.includes('publisher')
    default:
      return roles.includes('clinicalReviewer') || roles.includes('publisher')
  }
}
