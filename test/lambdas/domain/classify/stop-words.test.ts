import { expect, test } from 'vitest'
import { isStopForAnyone, readMessage } from '../../../../lambdas/domain/classify/read-message.ts'
import { acme, minutes, noon, request, text, withProgram } from '../../../fixtures.ts'
import { given } from '../../../given.ts'
import { stopWords as words } from './stop-words.ts'

const stop = { kind: 'stop', program: null }

test.each(words)('OUT-1 %s is a stop', (word) => {
  expect(readMessage(word, acme)).toMatchObject(stop)
})

test.each(words)('OUT-1 %s is a stop for whatever tenant', (word) => {
  expect(isStopForAnyone(word)).toBe(true)
})

test.each(words)('OUT-1 %s is a stop in any case', (word) => {
  const mixed = word.charAt(0) + word.slice(1).toLowerCase()
  expect([word.toLowerCase(), mixed].map((body) => readMessage(body, acme))).toMatchObject([stop, stop])
})

const dress: [string, (word: string) => string][] = [
  ['spaces', (word) => `  \t${word}\r\n `],
  ['full stop', (word) => `${word}.`],
  ['quotes', (word) => `"${word}"`],
  ['curly quotes', (word) => `“${word}”`],
  ['exclamation', (word) => `¡¡${word}!!!`],
  ['symbols', (word) => `#*_${word}_*/\\~^`],
  ['emoji', (word) => `🛑${word}🙏🏽😡`],
  ['joined emoji', (word) => `👩‍👩‍👧 ${word} 🏴󠁧󠁢󠁥󠁮󠁧󠁿`],
  ['keycap emoji before', (word) => `1️⃣ ${word}`],
  ['keycap emoji after', (word) => `${word} 2️⃣`],
  ['information emoji', (word) => `ℹ️ ${word}`],
  ['trade mark emoji', (word) => `™️ ${word} ®️`],
  ['lettered emoji', (word) => `Ⓜ️ ${word}`],
  ['Japanese emoji', (word) => `㊙️ ${word} 🈁`],
  ['replacement characters', (word) => `\uFFFD${word}\uFFFD`],
  ['lone high surrogate', (word) => `\uD83D${word}\uD83D`],
  ['lone low surrogate', (word) => `\uDE00${word}\uDE00`],
  ['control characters', (word) => `\u0000\u0007${word}\u001B`],
  ['zero-width characters', (word) => `\u200B\u2060${[...word].join('\u200D')}\uFEFF`],
  ['soft hyphens', (word) => [...word].join('\u00AD')],
  ['accents on every letter', (word) => [...word].map((letter) => `${letter}\u0301`).join('')],
  ['strokes through every letter', (word) => [...word].map((letter) => `${letter}\u0336`).join('')],
  [
    'full-width letters',
    (word) => word.replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
  ],
  [
    'mathematical bold letters',
    (word) => word.replace(/[A-Z]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0x1d3bf)),
  ],
  ['spaces between letters', (word) => [...word].join(' ')],
  ['full stops between letters', (word) => [...word].join('.')],
  ['a lone surrogate inside', (word) => `${word.slice(0, 2)}\uD800${word.slice(2)}`],
  ['no-break spaces', (word) => `\u00A0${word}\u3000`],
  ['a right-to-left mark', (word) => `\u200F${word}\u202E`],
  ['10 KB of spaces', (word) => `${' '.repeat(5_000)}${word}${' '.repeat(5_000)}`],
  ['10 KB of punctuation', (word) => `${'.'.repeat(5_000)}${word}${'!'.repeat(5_000)}`],
  ['10 KB of emoji', (word) => `${'🛑'.repeat(1_250)}${word}${'🛑'.repeat(1_250)}`],
  ['10 KB of broken characters', (word) => `${'\uD800'.repeat(5_000)}${word}${'\uDC00'.repeat(5_000)}`],
]

test.each(dress)('OUT-1 every bare stop word with %s round it is a stop', (_, dressed) => {
  expect(words.filter((word) => readMessage(dressed(word), acme).kind !== 'stop')).toEqual([])
})

const states = [
  ['a number never seen', []],
  ['opted in', [text('START', noon)]],
  ['stopped', [text('STOP', noon)]],
  ['came back', [text('STOP', minutes(-1)), text('START', noon)]],
  ['pending', [request('acme-offers', noon)]],
  ['in a conversation', [text('Hello', noon)]],
  ['under review', [text('not interested', noon)]],
] as const

test.each(states)('OUT-1 a stop word stops from every state: %s', (_, history) => {
  const scenario = given(...history, text('stop', minutes(1)))
  const reasons = acme.programs.map(({ id }) => scenario.ask(id, { now: minutes(1) }).reason)
  expect(reasons).toEqual(['opted_out', 'opted_out', 'opted_out'])
})

test.each(['STOP ALL', 'stop-all', 'StopAll'])(
  'OUT-1 %s stops everything though a keyword is ALL',
  (body) => {
    expect(readMessage(body, withProgram(acme, 'acme-offers', { keyword: 'ALL' }))).toMatchObject(stop)
  },
)

test('OUT-1 STOP stops everything though a keyword reads as part of it', () => {
  expect(readMessage('OPT OUT', withProgram(acme, 'acme-offers', { keyword: 'OUT' }))).toMatchObject(stop)
})

test.each(['STOP', 'ARRET', 'TD', 'CANCEL'])(
  'OUT-1 %s stops though a definition takes it for a keyword',
  (keyword) => {
    expect(readMessage(keyword, withProgram(acme, 'acme-offers', { keyword }))).toMatchObject(stop)
  },
)
