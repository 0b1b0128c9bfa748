import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SETS, VOCABULARY } from '../../../../lambdas/domain/classify/phrase-book.ts'
import { readMessage } from '../../../../lambdas/domain/classify/read-message.ts'
import { acme } from '../../../fixtures.ts'
import { runs } from '../../../runs.ts'
import { stopWords } from './stop-words.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(fc.constantFrom(...VOCABULARY, ...stopWords, '.', ',', '\n', '>', '🛑'), { maxLength: 12 })
    .map((words) => words.join(' ')),
)
const context = fc.record({
  asked: fc.constantFrom('request', 'question', null),
  languages: fc.constantFrom(['en'], ['fr', 'es'], undefined),
} as const)

test('OUT-2 every string is read, and every time alike', () => {
  fc.assert(
    fc.property(anyText, context, (body, known) => {
      expect(readMessage(body, acme, known)).toEqual(readMessage(body, acme, known))
    }),
    { numRuns: runs(200) },
  )
})

test('OUT-3 nothing that holds a stop word is read as start, help or yes, whatever we asked', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom(...stopWords), anyText, context, (before, word, after, known) => {
      const { kind } = readMessage(`${before} ${word} ${after}`, acme, known)
      expect(['stop', 'unsure', 'other']).toContain(kind)
    }),
    { numRuns: runs(200) },
  )
})

const polite = [...(SETS.get('please') ?? [])]

test('OUT-3 a plain stop word among polite words is a stop', () => {
  const some = fc.array(fc.constantFrom(...polite), { maxLength: 3 })
  fc.assert(
    fc.property(
      some,
      fc.constantFrom('STOP', 'Unsubscribe', 'opt out', 'ARRET'),
      some,
      (before, word, after) => {
        expect(readMessage([...before, word, ...after].join(' '), acme).kind).toBe('stop')
      },
    ),
  )
})

const hostile = [
  ...['no ', 'stop ', 'stop sending ', 'do not ', 'dont ever ', 'a b c ', 'please ', 'me me '],
  ...['> ', '>\n', '!', "'", "a'", '$', '@a1', '0', 's.t.o.p.', 'ooo', 'stopp', 'unsubscrib', 'é', '🛑', '¿'],
]

test.each(hostile)('OUT-2 10 KB of %j take no more than twelve times the time of 2.5 KB', (piece) => {
  const of = (size: number) => piece.repeat(Math.ceil(size / piece.length))
  const [long, short] = [of(10_240), of(2_560)]
  let [slow, quick] = [Infinity, Infinity]
  // The best of some rounds: a busy machine makes one slow, and never one fast.
  for (let round = 0; round < 40 && (round < 3 || slow > 12 * Math.max(quick, 1)); round++) {
    slow = Math.min(slow, timeOf(long))
    quick = Math.min(quick, timeOf(short))
  }
  expect(slow).toBeLessThanOrEqual(12 * Math.max(quick, 1))
})

function timeOf(body: string): number {
  const start = performance.now()
  readMessage(body, acme)
  return performance.now() - start
}
