import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE, after as timeAfter } from '../../lambdas/domain/core/time.ts'
import { grant, staffOf } from '../lambdas/handlers/operator/operating.ts'
import { NOON, PERSON, type System, systemOn } from '../system.ts'
import { newTable } from '../table.ts'
import { eventsOf, leftIn, repliesOf, verified } from './outcome.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const typesOf = async () => (await eventsOf(system.table)).map(({ type }) => type)

describe('a reply whose outcome is unknown', () => {
  beforeEach(async () => {
    system.provider.answer = async () => ({ outcome: 'unknown' })
    await system.text('STOP')
    await system.settle()
    await system.settle()
  })

  test('EVT-2: is put on the ledger and never sent again', async () => {
    expect(await typesOf()).toEqual(['opted_out', 'reply_unknown'])
    expect(system.sent).toHaveLength(1)
  })

  test('EVT-2: is published and logged', async () => {
    expect(system.published.map(({ type, seq }) => `${seq} ${type}`)).toEqual([
      '1 opted_out',
      '2 reply_unknown',
    ])
    expect(system.logged).toEqual([{ event: 'reply_unknown' }])
  })

  test('REC-2: leaves a ledger that holds and an outbox that is settled', async () => {
    expect(await verified(system)).toMatchObject({ holds: true })
    expect([await leftIn(system.table), await repliesOf(system.table)]).toEqual([[], ['unknown']])
  })
})

describe('a reply that the provider refuses', () => {
  beforeEach(async () => {
    system.provider.answer = async () => ({
      outcome: 'refused',
      refusal: 'provider_opted_out',
      reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
    })
  })

  test('EVT-2: is settled, logged by its reason, and not tried again', async () => {
    await system.text('STOP')
    await system.settle()
    await system.settle()
    expect([system.sent.length, await repliesOf(system.table)]).toEqual([1, ['refused']])
    expect(system.logged).toEqual([{ event: 'reply_refused', error: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }])
  })

  test('GATE-11: leaves its content to the next message, where it confirms a grant', async () => {
    await system.text('START')
    await system.settle()
    const answer = await system.gate({ program: 'acme-alerts', to: '+12065550142' })
    expect(answer).toMatchObject({ include: ['brand', 'opt_out', 'help', 'confirmation'] })
  })
})

describe('the answer to START where AWS’s own list still holds the person', () => {
  const refusal = {
    outcome: 'refused',
    refusal: 'provider_opted_out',
    reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT',
  } as const

  /** Whoever is on the list is sent nothing. */
  const listedSince = (since: string) => {
    system.providerList.set(PERSON, since)
    system.provider.answer = async ({ to }) =>
      system.providerList.has(to) ? refusal : { outcome: 'sent', messageId: 'm' }
  }
  const answered = async () => {
    await system.settle()
    return [system.sent.length, await repliesOf(system.table), system.providerList.has(PERSON)]
  }

  test('OUT-9: is sent again once AWS has taken them off', async () => {
    listedSince(timeAfter(NOON, -1))
    await system.text('START')
    expect(await answered()).toEqual([2, ['sent'], false])
  })

  test('OUT-9: is refused where AWS does not take them off, after one try', async () => {
    listedSince(timeAfter(NOON, -1))
    system.provider.unlist = async () => {
      throw new Error('once in 30 days')
    }
    await system.text('START')
    expect(await answered()).toEqual([1, ['refused'], true])
    expect(system.logged).toEqual([
      { event: 'failed', error: 'Error' },
      { event: 'reply_refused', error: refusal.reason },
    ])
  })

  test('OUT-5: takes nobody off who told AWS to stop since', async () => {
    listedSince(NOON)
    await system.text('START')
    expect(await answered()).toEqual([1, ['refused'], true])
  })

  test.each([
    ['a consent that staff recorded', () => staffOf(system).record(grant(), { confirm: true })],
    ['a stop', () => system.text('STOP')],
    ['HELP', () => system.text('HELP')],
  ])('OUT-9: %s takes nobody off', async (_, act) => {
    listedSince(timeAfter(NOON, -1))
    await act()
    expect(await answered()).toEqual([1, ['refused'], true])
  })
})

describe('a reply that is late', () => {
  test.each([
    ['STOP', 5 * MINUTE - 5000],
    ['HELP', HOUR - 5000],
    ['START', HOUR - 5000],
  ])('EVT-2, OUT-6: to %s still leaves after %i ms, and not a millisecond later', async (body, patience) => {
    const punctual = systemOn(await newTable())
    for (const [each, delay] of [[punctual, patience] as const, [system, patience + 1] as const]) {
      await each.text(body)
      each.advance(delay)
      await each.settle()
    }
    expect([punctual.sent.length, system.sent.length]).toEqual([1, 0])
    expect(system.logged).toEqual([{ event: 'reply_withheld', why: 'too_late' }])
  })
})

test('OUT-6: the confirmation of a stop is overtaken by a START that follows it', async () => {
  await system.text('STOP')
  system.advance(1000)
  await system.text('START')
  await system.settle()
  expect(system.sent.map(({ body }) => body)).toEqual([expect.stringContaining("you're signed up")])
})
