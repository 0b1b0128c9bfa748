import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStopForAnyone, readMessage } from '../../../../lambdas/domain/classify/read-message.ts'
import { READING_KINDS } from '../../../../lambdas/domain/classify/reading.ts'
import { wordsOf } from '../../../../lambdas/domain/classify/tokens/words.ts'
import { acme } from '../../../fixtures.ts'
import { runs } from '../../../runs.ts'
import { CODE_POINT } from '../../../strings.ts'
import { stopWords } from './stop-words.ts'

/** Any string that JavaScript can hold, lone surrogates included. */
const anything = fc.oneof(
  fc.string({ unit: CODE_POINT, maxLength: 60 }),
  fc.array(fc.nat(0xffff), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(fc.constantFrom('STOP', 'OFFERS', ' ', '\uD83D', '\uDED1', '\u0301', 'start'), { maxLength: 12 })
    .map((parts) => parts.join('')),
)

const emoji = Array.from({ length: 0x1fb00 - 0xa0 }, (_, i) => String.fromCodePoint(i + 0xa0)).filter(
  (character) => /\p{Extended_Pictographic}/u.test(character),
)
const keycaps = [...'0123456789#*'].map((key) => `${key}\uFE0F\u20E3`)
const punctuation = [...'.,;:!?¡¿\'"()[]{}<>/\\|-_+*=&%$#@~^`“”‘’«»…–—']
const blanks = ['', ' ', '\n', '\t', '\r\n', '\u00A0', '\u3000', '\u200B', '\uFEFF', '\u2060']
const broken = ['\uFFFD', '\uD800', '\uDFFF', '\u0000', '\u001B']

const plain = decoration(...punctuation, ...blanks, ...broken)
const pictures = decoration(...emoji, ...keycaps, ' ')
const bareWord = fc.mixedCase(fc.constantFrom(...stopWords), { toggleCase: (c) => c.toLowerCase() })

function decoration(...pieces: string[]): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...pieces), { maxLength: 6 }).map((parts) => parts.join(''))
}

function expectStops(around: fc.Arbitrary<string>) {
  fc.assert(
    fc.property(around, bareWord, around, (before, word, after) => {
      expect(readMessage(`${before}${word}${after}`, acme)).toMatchObject({ kind: 'stop', program: null })
      expect(isStopForAnyone(`${before}${word}${after}`)).toBe(true)
    }),
    { numRuns: runs(100) },
  )
}

function timed(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

test('OUT-1 no string whatever keeps a message from being read', () => {
  fc.assert(
    fc.property(anything, (body) => {
      expect(READING_KINDS).toContain(readMessage(body, acme).kind)
    }),
    { numRuns: runs(200) },
  )
})

test('OUT-1 the words of any string are letters and digits', () => {
  fc.assert(
    fc.property(anything, (body) => {
      expect(wordsOf(body).filter((word) => !/^[\p{L}\p{N}]+$/u.test(word))).toEqual([])
    }),
  )
})

test('OUT-1 a bare stop word is a stop whatever punctuation, spaces and broken characters are round it', () => {
  expectStops(plain)
})

test('OUT-1 a bare stop word is a stop whatever emoji are round it', () => {
  expectStops(pictures)
})

test('OUT-3 nothing that holds a stop word beside others opts in', () => {
  const words = fc.array(fc.constantFrom('START', 'OFFERS', 'YES', 'HELP', 'Y', 'now', 'please'), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(words, fc.constantFrom(...stopWords), words, (before, word, after) => {
      expect(['stop', 'unsure']).toContain(readMessage([...before, word, ...after].join(' '), acme).kind)
    }),
  )
})

const tenKilobytes = [
  'STOP ',
  'A',
  'opt ',
  'please stop ',
  ' ',
  '.',
  '\u0301',
  'e\u0301\u0316',
  '🛑',
  '\uD800',
  '\uFDFA',
  '\u200D',
  'ﬃ',
  '1\u20E3',
]

test.each(tenKilobytes)('OUT-1 10 KB of %j are read at once', (piece) => {
  const body = piece.repeat(Math.ceil(10_240 / piece.length))
  expect(timed(() => readMessage(body, acme))).toBeLessThan(3000)
})

test('OUT-1 reading takes time in proportion to the length', () => {
  const best = (body: string) =>
    Math.min(...Array.from({ length: 15 }, () => timed(() => readMessage(body, acme))))
  const [short, long] = [best('bus stop '.repeat(1_000)), best('bus stop '.repeat(8_000))]
  expect(long / short).toBeLessThan(40)
})
