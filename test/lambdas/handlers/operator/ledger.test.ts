import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'
import { EVIDENCE, grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

async function begin(): Promise<void> {
  system = systemOn(await newTable())
  staff = staffOf(system)
}

/** Everything that staff can do to one person but erase, one after the other. */
const everything = (): (() => Promise<unknown>)[] => [
  () => staff.own(),
  () => staff.own(false),
  () => staff.record(grant({ evidence: EVIDENCE }), { confirm: true }),
  () => staff.import([grant({ program: 'acme-offers', level: 'express_written', evidence: EVIDENCE })]),
  () => staff.deny(),
  () => staff.record(grant({ program: 'acme-login' })),
  () => staff.deny(false),
  () => staff.record(phonedStop({ program: 'acme-offers' })),
  () => staff.import([phonedStop()]),
  () => staff.record(grant({ at: system.now() })),
]

const EVENTS = [
  ['owned', null],
  ['owned', null],
  ['opted_in', 'acme-alerts'],
  ['opted_in', 'acme-offers'],
  ['denied', null],
  ['declined', 'acme-login'],
  ['denied', null],
  ['opted_out', 'acme-offers'],
  ['opted_out', null],
  ['opted_in', 'acme-alerts'],
  ['opted_out', null],
  ['erased', null],
]

const ofGlobex = async () =>
  (await staff.items()).filter((item) => JSON.stringify([item.pk, item.sk, item.list]).includes('globex'))

describe('everything that staff can do', () => {
  let globex: object[]
  const held: boolean[] = []

  beforeAll(async () => {
    await begin()
    await system.text('START', { to: '+12065550110' })
    await system.text(UNSURE, { to: '+12065550110' })
    await system.settle()
    globex = await ofGlobex()
    for (const act of everything()) {
      await act()
      held.push(await staff.holds())
      system.advance(MINUTE)
    }
    await staff.erase()
  })

  test('TEN-1: is kept event by event, with who and by which request', async () => {
    const events = await staff.ledger()
    expect(events.map(({ type, program }) => [type, program])).toEqual(EVENTS)
    expect(events.filter(({ by, requestId }) => by !== 'dana' || !requestId?.startsWith('request'))).toEqual(
      [],
    )
  })

  test('TEN-1: changes nothing of Globex', async () => {
    expect(globex.length).toBeGreaterThan(2)
    expect(await ofGlobex()).toEqual(globex)
    expect(await staff.gate('globex-news')).toMatchObject({ decision: 'allow' })
  })

  test('EVT-1: is published once, numbered in the order of the ledger', async () => {
    await system.settle()
    await system.settle()
    const published = system.published
      .filter(({ tenant }) => tenant === 'acme')
      .toSorted((a, b) => a.seq - b.seq)
    expect(published.map(({ type, program }) => [type, program])).toEqual(EVENTS)
    expect(published.map(({ seq }) => seq)).toEqual(EVENTS.map((_, i) => i + 1))
    expect(published.map(({ id }) => id)).toEqual((await staff.ledger()).map(({ id }) => id))
  })

  test('REC-2: leaves a ledger that holds after each step', () => {
    expect(held).toEqual(everything().map(() => true))
  })

  test('REC-7: is logged with no number and no name', () => {
    expect(JSON.stringify(system.logged)).not.toMatch(/\+1206|Dana/)
  })
})

describe('one person', () => {
  beforeEach(begin)

  test('TEN-1: who did it themselves is named as nobody else', async () => {
    await system.text('START')
    expect(await staff.ledger()).toMatchObject([{ by: null, requestId: null }])
  })

  test('TEN-1: a review that staff settle says who', async () => {
    await system.text('OFFERS')
    await system.text(UNSURE)
    const { reviews } = (await system.records({ action: 'reviews', tenant: 'acme' })) as unknown as {
      reviews: { id: string }[]
    }
    await staff.operate({ action: 'review', id: reviews[0]?.id, as: 'stop' })
    const made = (await staff.ledger()).slice(2)
    expect(made.map(({ type }) => type).sort()).toEqual(['opted_out', 'review_settled'])
    expect(made.map(({ by }) => by)).toEqual(['dana', 'dana'])
  })

  test('EVT-1: what is published of a consent names it, and nothing of who gave it', async () => {
    await staff.record(grant({ evidence: EVIDENCE }))
    await system.settle()
    const [event] = system.published
    expect(event).toMatchObject({
      type: 'opted_in',
      tenant: 'acme',
      program: 'acme-alerts',
      at: grant().at,
      consent: { id: event?.id, level: 'express', medium: 'paper_form', since: grant().at },
      body: null,
      contract: 1,
    })
    expect(JSON.stringify(event)).not.toContain(EVIDENCE.identity)
  })

  test('REC-2: verify holds when texts and staff take turns', async () => {
    const texts = ['START', 'HELP', 'OFFERS', UNSURE, 'hello', 'STOP OFFERS', 'START', 'YES', 'STOP', 'START']
    for (const [i, act] of everything().entries()) {
      await act()
      system.advance(HOUR)
      await system.text(texts[i] ?? 'STOP')
    }
    await system.settle()
    expect(await staff.holds()).toBe(true)
  })
})
