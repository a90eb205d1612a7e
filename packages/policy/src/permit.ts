import type {Actor} from './actorOf.ts'
import {hasText} from './hasText.ts'
import {
  reviewerRole,
  type ReviewSituation,
  type ReviewStanding,
  type ReviewState,
  type Role,
} from './reviewStanding.ts'
import type {Message} from './types.ts'

/** What people do with one language of a document, or with all of it. */
export type ReviewAction = 'submit' | 'requestChanges' | 'approve' | 'publish' | 'withdraw' | 'lift'

/** Who asks to do it, and where the language stands. */
export interface PermitRequest {
  definition: ReviewSituation['definition']
  standing: ReviewStanding
  actor: Actor
  /** Who has written these words, by `writersOf`, besides those whom the record of the review names. */
  writers?: readonly string[]
  /** What the reviewer asks for; `requestChanges` needs it. */
  comment?: string
}

/** Leave to take an action, or every reason why not. */
export type Permit = {status: 'permitted'} | {status: 'refused'; reasons: Message[]}

interface Rule {
  /** One of these roles is needed. */
  roles: (request: PermitRequest) => readonly Role[]
  /** The states in which it makes sense; all when absent. */
  from?: readonly ReviewState[]
  /** What is wrong when it is in another state. */
  otherwise?: Message
  /** What else speaks against it. */
  guard?: (request: PermitRequest) => Message[]
}

/** The table of transitions: who may do what, and when. Words are judged by `approve`, not here. */
const rules: Readonly<Record<ReviewAction, Rule>> = {
  submit: {
    roles: () => ['author'],
    from: [
      'draft',
      'changesRequested',
      'stale',
      'approved',
      'published',
      'dueSoon',
      'overdue',
      'expired',
      'withdrawn',
    ],
    otherwise: {
      en: 'There is nothing to submit: it has no text yet, or already waits for a reviewer.',
      fr: 'Rien à soumettre : il n’y a pas encore de texte, ou il attend déjà une relecture.',
    },
  },
  requestChanges: {
    roles: (request) => [reviewerOf(request)],
    from: ['inReview'],
    otherwise: {
      en: 'It does not wait for a reviewer. Ask the author to submit it.',
      fr: 'Ce texte n’attend pas de relecture. Demandez à l’auteur de le soumettre.',
    },
    guard: ({comment}) =>
      hasText(comment) ? [] : [{en: 'Say what has to change.', fr: 'Dites ce qu’il faut changer.'}],
  },
  approve: {
    roles: (request) => [reviewerOf(request)],
    from: ['inReview'],
    otherwise: {
      en: 'It does not wait for a reviewer: it was not submitted, or a word has changed since. The author submits it first.',
      fr: 'Ce texte n’attend pas de relecture : il n’a pas été soumis, ou un mot a changé depuis. L’auteur le soumet d’abord.',
    },
    guard: (request) => [...ownWords(request), ...qualifications(request)],
  },
  publish: {roles: () => ['publisher']},
  withdraw: {roles: () => ['clinicalReviewer', 'publisher']},
  lift: {roles: () => ['clinicalReviewer', 'publisher']},
}

/**
 * Whether somebody may take an action. Where a deployment lets one user take every role, only the
 * withdrawal is left to respect: the stamp records that nobody else has looked.
 */
export function permit(action: ReviewAction, request: PermitRequest): Permit {
  const {standing, actor} = request
  const rule = rules[action]
  const isAnywhere = actor.demonstration && action === 'approve' && standing.state !== 'withdrawn'
  const isInPlace = !rule.from || isAnywhere || rule.from.includes(standing.state)
  const reasons = [
    ...(isInPlace
      ? []
      : [standing.state === 'withdrawn' ? liftFirst : (rule.otherwise ?? liftFirst)]),
    ...(actor.demonstration ? [] : roleReasons(rule.roles(request), actor)),
    ...(actor.demonstration && action === 'approve' ? [] : (rule.guard?.(request) ?? [])),
  ]
  return reasons.length === 0 ? {status: 'permitted'} : {status: 'refused', reasons}
}

const liftFirst: Message = {
  en: 'It is withdrawn. Lift the withdrawal first.',
  fr: 'Ce texte est retiré. Levez d’abord le retrait.',
}

function reviewerOf({definition, standing}: PermitRequest): Role {
  return reviewerRole({definition, locale: standing.locale})
}

const roleNames: Readonly<Record<Role, Message>> = {
  author: {en: 'author', fr: 'auteur'},
  clinicalReviewer: {en: 'clinical reviewer', fr: 'relecteur clinique'},
  translationReviewer: {en: 'language reviewer', fr: 'relecteur linguistique'},
  publisher: {en: 'publisher', fr: 'responsable de publication'},
}

function roleReasons(wanted: readonly Role[], {user, person}: Actor): Message[] {
  if (!person) {
    return [
      {
        en: `No published person document names your Studio user (${user}), or more than one does. Ask an administrator to add it to yours.`,
        fr: `Aucune fiche de personne publiée ne nomme votre compte du Studio (${user}), ou plusieurs le font. Demandez à un administrateur de l’ajouter à la vôtre.`,
      },
    ]
  }
  if (person.roles.some((role) => wanted.some((each) => each === role))) return []
  const names = (language: keyof Message, or: string) =>
    wanted.map((role) => roleNames[role][language]).join(or)
  return [
    {
      en: `This takes the role “${names('en', ' or ')}”, which your person document does not give you.`,
      fr: `Il faut pour cela le rôle « ${names('fr', ' ou ')} », que votre fiche de personne ne vous donne pas.`,
    },
  ]
}

/** Four eyes: what somebody has submitted or written, somebody else approves. */
function ownWords({standing, actor, writers = []}: PermitRequest): Message[] {
  const {record} = standing
  if (record?.author === actor.user) {
    return [
      {
        en: 'You submitted these words yourself. Somebody else has to approve them.',
        fr: 'Vous avez soumis ces mots vous-même. Une autre personne doit les approuver.',
      },
    ]
  }
  if (![...(record?.writers ?? []), ...writers].includes(actor.user)) return []
  return [
    {
      en: 'You have changed these words yourself since they were approved last. Somebody else has to approve them.',
      fr: 'Vous avez modifié ces mots vous-même depuis leur dernière approbation. Une autre personne doit les approuver.',
    },
  ]
}

function qualifications(request: PermitRequest): Message[] {
  const {standing, actor} = request
  const {person} = actor
  const role = reviewerOf(request)
  if (!person) return []
  if (role === 'clinicalReviewer' && !hasText(person.credentials)) {
    return [
      {
        en: 'Your person document has no credentials. A clinical reviewer needs them.',
        fr: 'Votre fiche de personne n’indique pas de titre professionnel. Un relecteur clinique en a besoin.',
      },
    ]
  }
  if (role === 'translationReviewer' && !person.locales?.some((id) => id === standing.locale)) {
    return [
      {
        en: `Your person document does not list “${standing.locale}” among the languages you may approve.`,
        fr: `Votre fiche de personne ne compte pas « ${standing.locale} » parmi les langues que vous pouvez approuver.`,
      },
    ]
  }
  return []
}
