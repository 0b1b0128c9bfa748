import { expect, test } from 'vitest'
import { learn, lessonsOf } from '../../../tools/words/learn.ts'

const stops = lessonsOf(
  Array.from({ length: 8 }, (_, at) => `enough texting number${at}`),
  true,
)
const others = lessonsOf(
  Array.from({ length: 8 }, (_, at) => `enough coffee number${at}`),
  false,
)
const invented = [...stops, ...others]

test('OUT-2 what tells stops from the rest gets a weight, and the same lessons give the same', () => {
  const { cues } = learn(invented, invented)
  expect(cues.get('texting')).toBeGreaterThan(0)
  expect(cues.get('coffee')).toBeLessThan(0)
  expect(learn(invented, invented)).toEqual({ bias: expect.any(Number), cues })
})

test('OUT-2 no word that only real messages hold gets a weight', () => {
  const real = lessonsOf(
    Array.from({ length: 8 }, () => 'meet me at the harbor'),
    false,
  )
  expect([...learn([...invented, ...real], invented).cues.keys()]).not.toContain('harbor')
})
