import fc from 'fast-check'
import { SegmentedMessage } from 'sms-segments-calculator'
import { expect, test } from 'vitest'
import { segmentsOf } from '../../../../lambdas/adapters/sending/segments.ts'
import { runs } from '../../../runs.ts'

const everyCharacter = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code))

test('every character counts as the calculator says', () => {
  for (const character of everyCharacter) {
    const text = character.repeat(81)
    expect([character, segmentsOf(text)]).toEqual([character, new SegmentedMessage(text).segmentsCount])
  }
})

test('any text counts as the calculator says', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aZ9 \né£@_¿€{^', 'á', '😀', '\r\n'), maxLength: 400 })
  const counts = (given: string) => segmentsOf(given) === new SegmentedMessage(given).segmentsCount
  fc.assert(fc.property(text, counts), { numRuns: runs(50) })
  const plain = fc.string({ unit: fc.constantFrom(...'aZ9 \né£@_¿'), maxLength: 1600 })
  fc.assert(fc.property(plain, counts), { numRuns: runs(20) })
})
