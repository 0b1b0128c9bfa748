import { expect, test } from 'vitest'
import places from '../../lambdas/domain/hours/places.json' with { type: 'json' }
import { makePlaces } from '../../tools/places/make-places.ts'

test('GATE-7 places.json is exactly what the data set and the corrections generate', () => {
  expect(makePlaces()).toEqual(places)
})
