import { expect, test } from 'vitest'
import shipped from '../../lambdas/domain/hours/places.json' with { type: 'json' }
import { makePlaces } from '../../tools/places/make-places.ts'

test('GATE-7 the places that ship are what the data set and the corrections make, to the last prefix', () => {
  expect(makePlaces()).toEqual(shipped)
})
