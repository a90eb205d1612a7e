export {fakeContent, type Fake, type FakeOptions} from './testing/fakeContent.ts'
export {
  fixture,
  fixtureStates,
  fixtureTime,
  type Fixture,
  type FixtureState,
} from './testing/fixture.ts'
export {localFixture, type LocalFixture} from './testing/localFixture.ts'
