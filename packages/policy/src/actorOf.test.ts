import {describe, expect, it} from 'vitest'

import {actorOf, reviewerLabel} from './actorOf.ts'

const person = {
  _id: 'person-test',
  _type: 'person',
  name: '[TEST] Somebody',
  roles: ['author'],
  studioUsers: ['u1', 'u2'],
}
const user = {id: 'u1', name: 'One'}

describe('actorOf', () => {
  it('finds the person who is the user', () => {
    expect(actorOf(user, [{...person, studioUsers: ['u3']}, person])).toEqual({
      user: 'u1',
      name: 'One',
      person,
    })
    expect(actorOf({id: 'u2'}, [person])).toEqual({user: 'u2', name: 'u2', person})
  })

  it.each<[string, unknown[]]>([
    ['nobody', []],
    ['somebody else', [{...person, studioUsers: ['u3']}]],
    ['two people', [person, {...person, _id: 'person-other'}]],
    ['a person without users', [{...person, studioUsers: undefined}]],
    ['a person whose users are no list', [{...person, studioUsers: 'u1'}]],
    ['a person who is not valid', [{...person, roles: ['king']}]],
    ['a draft', [{...person, _id: 'drafts.person-test'}]],
    ['another type', [{...person, _type: 'clinic'}]],
    ['no document at all', [null, 'u1']],
  ])('is nobody in particular with %s', (_, people) => {
    expect(actorOf(user, people)).toEqual({user: 'u1', name: 'One'})
  })

  it('may take every role where a deployment says so, and only that user', () => {
    expect(actorOf(user, [], 'u1').demonstration).toBe(true)
    expect(actorOf(user, [], 'u2')).not.toHaveProperty('demonstration')
    expect(actorOf(user, [], undefined)).not.toHaveProperty('demonstration')
  })
})

describe('reviewerLabel', () => {
  const label = (fields: object) => reviewerLabel(actorOf(user, [{...person, ...fields}]))

  it('is the name only if the person agreed', () => {
    expect(label({publicName: true})).toBe('[TEST] Somebody')
    expect(label({publicName: false})).toBe('Reviewer')
    expect(label({roles: ['author', 'clinicalReviewer']})).toBe('Clinical reviewer')
    expect(reviewerLabel(actorOf(user, []))).toBe('One')
  })
})
