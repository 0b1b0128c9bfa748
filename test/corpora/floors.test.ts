import { describe, expect, test } from 'vitest'
import { readMessage } from '../../lambdas/domain/classify/read-message.ts'
import { misread, readAll, share } from '../../tools/words/measure.ts'
import { acme } from '../fixtures.ts'
import { corpus } from './corpus.ts'
import { reactions } from './reactions.ts'

const stops = readAll(corpus('stops'))

test('OUT-2 at least 93 % of stops in ordinary language are read as stops, 98.5 % as stops or unsure', () => {
  expect(share(stops, 'stop')).toBeGreaterThanOrEqual(93)
  expect(share(stops, 'stop', 'unsure')).toBeGreaterThanOrEqual(98.5)
})

test('OUT-2 no stop is read as automatic, start, help or yes', () => {
  expect(misread(stops, 'automatic', 'start', 'help', 'yes')).toEqual([])
})

describe.each([
  ['near-misses', 0.5, 6],
  ['ordinary', 0.05, 1],
] as const)('%s', (name, asStop, asUnsure) => {
  const read = readAll(corpus(name))

  test(`OUT-2 at most ${asStop} % are read as stops`, () => {
    expect(share(read, 'stop')).toBeLessThanOrEqual(asStop)
  })

  test(`OUT-2 at most ${asUnsure} % are read as unsure`, () => {
    expect(share(read, 'unsure')).toBeLessThanOrEqual(asUnsure)
  })
})

test('OUT-1 every keyword is read as what it is, however dressed', () => {
  expect(readAll(corpus('keywords')).filter(({ message, read }) => message.label !== read.kind)).toEqual([])
})

test('OUT-10 each of 1,920 reactions is nobody’s request', () => {
  const all = reactions()
  expect(all.length).toBe(1_920)
  expect(all.filter((text) => readMessage(text, acme).kind !== 'automatic')).toEqual([])
})

test('OUT-10 no automatic answer is a stop, a start, a yes, a call for help or unsure', () => {
  const read = readAll(corpus('automatic'))
  expect(misread(read, 'stop', 'start', 'yes', 'help', 'unsure')).toEqual([])
  expect(share(read, 'automatic')).toBeGreaterThanOrEqual(58)
})

test('OUT-10 the person’s own words beside a quotation count, and nothing else', () => {
  const read = readAll(corpus('own-words'))
  expect(read.filter(({ message, read }) => (message.label === 'stop') !== (read.kind === 'stop'))).toEqual(
    [],
  )
})

test('IN-1 a request for texts is never a stop or unsure', () => {
  const read = readAll(corpus('join-requests'))
  expect(misread(read, 'stop', 'unsure')).toEqual([])
  expect(share(read, 'join_request', 'start')).toBeGreaterThanOrEqual(54)
})

test('IN-5 YES counts with company', () => {
  expect(share(readAll(corpus('yes')), 'yes')).toBe(100)
})
