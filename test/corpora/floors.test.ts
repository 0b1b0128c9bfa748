import { describe, expect, test } from 'vitest'
import { readAll, share } from '../../tools/words/measure.ts'
import { blindCorpus, devCorpus, type Message } from './corpus.ts'

const keywords = ({ class: kind }: Message) => kind === 'keyword'
const languageStops = ({ class: kind, label }: Message) => kind === 'language' && label === 'stop'
const ordinary = ({ class: kind, label }: Message) => kind === 'ordinary' && label === 'other'
const near = ({ class: kind, label }: Message) => kind === 'near' && label === 'other'
const stops = ({ label }: Message) => label === 'stop'

/** What a set is held to, in percent. */
interface Floors {
  stopsAsStop: number
  stopsAsStopOrUnsure: number
  ordinaryAsStop: number
  ordinaryAsUnsure: number
}

/** What the reader reaches on messages that it was tuned on, and on those that it never was. */
const FLOORS: Floors = {
  stopsAsStop: 97,
  stopsAsStopOrUnsure: 99.5,
  ordinaryAsStop: 0.5,
  ordinaryAsUnsure: 3,
}

describe.each([
  ['tuned on', devCorpus()],
  ['never tuned on', blindCorpus()],
] as const)('messages %s', (_, messages) => {
  const measured = readAll(messages)

  test('OUT-1 every bare keyword is read as what it is', () => {
    expect(measured.filter(({ message, read }) => keywords(message) && read !== message.label)).toEqual([])
  })

  test(`OUT-2 at least ${FLOORS.stopsAsStop} % of stops in ordinary language are read as stops`, () => {
    expect(share(measured, languageStops, 'stop')).toBeGreaterThanOrEqual(FLOORS.stopsAsStop)
  })

  test(`OUT-2 at least ${FLOORS.stopsAsStopOrUnsure} % of them are read as stops or unsure`, () => {
    expect(share(measured, languageStops, 'stop', 'unsure')).toBeGreaterThanOrEqual(
      FLOORS.stopsAsStopOrUnsure,
    )
  })

  test(`OUT-2 at most ${FLOORS.ordinaryAsStop} % of ordinary messages are read as stops`, () => {
    expect(share(measured, ordinary, 'stop')).toBeLessThanOrEqual(FLOORS.ordinaryAsStop)
  })

  test(`OUT-2 at most ${FLOORS.ordinaryAsUnsure} % of ordinary messages are read as unsure`, () => {
    expect(share(measured, ordinary, 'unsure')).toBeLessThanOrEqual(FLOORS.ordinaryAsUnsure)
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
