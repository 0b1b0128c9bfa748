import { describe, expect, test } from 'vitest'
import { blindCorpus, devCorpus, type Message } from './corpus.ts'
import { readAll, share } from './measure.ts'

const keywords = ({ class: kind }: Message) => kind === 'keyword'
const languageStops = ({ class: kind, label }: Message) => kind === 'language' && label === 'stop'
const ordinary = ({ class: kind, label }: Message) => kind === 'ordinary' && label === 'other'
const near = ({ class: kind, label }: Message) => kind === 'near' && label === 'other'
const stops = ({ label }: Message) => label === 'stop'

describe.each([
  ['tuned on', devCorpus()],
  ['never tuned on', blindCorpus()],
] as const)('messages %s', (_, messages) => {
  const measured = readAll(messages)

  test('OUT-1 every bare keyword is read as what it is', () => {
    expect(measured.filter(({ message, read }) => keywords(message) && read !== message.label)).toEqual([])
  })

  test('OUT-2 at least 97 % of stops in ordinary language are read as stops', () => {
    expect(share(measured, languageStops, 'stop')).toBeGreaterThanOrEqual(97)
  })

  test('OUT-2 at least 99.5 % of stops in ordinary language are read as stops or unsure', () => {
    expect(share(measured, languageStops, 'stop', 'unsure')).toBeGreaterThanOrEqual(99.5)
  })

  test('OUT-2 at most 0.5 % of ordinary messages are read as stops', () => {
    expect(share(measured, ordinary, 'stop')).toBeLessThanOrEqual(0.5)
  })

  test('OUT-2 at most 3 % of ordinary messages are read as unsure', () => {
    expect(share(measured, ordinary, 'unsure')).toBeLessThanOrEqual(3)
  })

  test('OUT-2 at most 8 % of messages that nearly say stop are read as stops', () => {
    expect(share(measured, near, 'stop')).toBeLessThanOrEqual(8)
  })

  test('OUT-3 nothing that holds a stop is read as start, help or yes', () => {
    expect(share(measured, stops, 'start', 'help', 'yes')).toBe(0)
  })
})

test('the corpora are as large as they must be', () => {
  expect(devCorpus().length).toBeGreaterThanOrEqual(1_500)
  expect(blindCorpus().length).toBeGreaterThanOrEqual(500)
})
