import { describe, expect, test } from 'vitest'
import { expiryOf } from '../../../../lambdas/domain/core/record/expiry.ts'
import { decide } from '../../../../lambdas/domain/decide.ts'
import type { KeepOnList } from '../../../../lambdas/domain/staff/keep-on-list.ts'
import { acme, days, hours, minutes, noon, person, request, text } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'

/** Staff put the number on a list, or take it off. */
function keep(scenario: Scenario, list: KeepOnList['list'], set: boolean, now: string): Scenario {
  const command = {
    type: 'keep_on_list',
    tenant: 'acme',
    to: person,
    list,
    set,
    note: 'kiosk at gate 4',
    by: 'dana',
    requestId: 'request-1',
  } as const
  const context = { tenant: acme, record: scenario.record, now }
  return decide(command, context).reduce((before: Scenario, event) => before.when(event), scenario)
}

const owned = (scenario = given(), now = noon) => keep(scenario, 'owned', true, now)
const denied = (scenario = given(), now = noon) => keep(scenario, 'denied', true, now)

describe('an owned device', () => {
  test('GATE-9: says who put it on the list, when and why', () => {
    owned().thenEvents({
      type: 'owned',
      set: true,
      by: 'dana',
      requestId: 'request-1',
      at: noon,
      note: 'kiosk at gate 4',
    })
  })

  test.each(['acme-alerts', 'acme-offers', 'acme-login'])(
    'GATE-9: may be sent %s without consent',
    (program) => {
      const scenario = owned()
      expect(scenario.ask(program, { now: hours(8) })).toMatchObject({
        decision: 'allow',
        reason: 'owned_device',
        consent: { id: scenario.last[0]?.id, level: null },
      })
    },
  )

  test('GATE-9: gives no consent', () => {
    owned().thenStatus('acme-alerts', 'none')
  })

  test('GATE-9: a STOP from it wins and takes it off', () => {
    const scenario = owned().when(text('STOP', minutes(1)))
    expect(scenario.record.owned).toBeNull()
    expect(scenario.ask('acme-alerts')).toMatchObject({ decision: 'deny', reason: 'opted_out' })
  })

  test('GATE-9: that stopped and came back by START is opted in and no device', () => {
    const scenario = owned()
      .when(text('STOP', minutes(1)))
      .when(text('START', minutes(2)))
    expect(scenario.ask('acme-alerts')).toMatchObject({ reason: 'opted_in' })
    expect(scenario.ask('acme-login')).toMatchObject({ decision: 'deny' })
  })

  test('GATE-9: taken off is sent nothing without consent', () => {
    expect(keep(owned(), 'owned', false, minutes(1)).ask('acme-alerts')).toMatchObject({
      decision: 'deny',
      reason: 'no_consent',
    })
  })

  test('GATE-9: what is not on the list is not taken off it', () => {
    expect(keep(given(), 'owned', false, noon).ledger).toEqual([])
  })
})

describe('the deny list', () => {
  test('IN-3: declines START, and keeps the request', () => {
    denied()
      .when(text('START', minutes(1)))
      .thenEvents({ type: 'declined', program: 'acme-alerts' })
      .thenStatus('acme-alerts', 'none')
  })

  test('IN-3: declines the keyword of a program', () => {
    denied()
      .when(text('OFFERS', minutes(1)))
      .thenEvents({ type: 'declined', program: 'acme-offers' })
      .thenStatus('acme-offers', 'none')
  })

  test('IN-3: declines the YES to a request, and opts in to nothing', () => {
    const scenario = denied(given(request('acme-offers', noon)), minutes(1)).when(text('YES', minutes(2)))
    expect(scenario.last.map(({ type }) => type)).toContain('declined')
    expect(scenario.ask('acme-offers', { now: hours(8) }).decision).toBe('deny')
  })

  test('IN-3: declines a START that would complete a request', () => {
    const scenario = denied(given(request('acme-offers', noon)), minutes(1)).when(text('START', minutes(2)))
    expect(scenario.last.map(({ type }) => type)).toContain('declined')
    expect(scenario.last.map(({ type }) => type)).not.toContain('opted_in')
  })

  test('IN-3: answers a declined request by one text at most', () => {
    const { last } = denied(given(request('acme-offers', noon)), minutes(1)).when(text('YES', minutes(2)))
    expect(last.filter(({ reply }) => reply).length).toBeLessThanOrEqual(1)
  })

  test('IN-3: ends nothing for a person opted in', () => {
    denied(given(text('START', noon)), minutes(1)).thenStatus('acme-alerts', 'opted_in')
  })

  test('IN-3: declines no stop', () => {
    denied(given(text('START', noon)), minutes(1))
      .when(text('STOP', minutes(2)))
      .thenEvents({ type: 'opted_out', program: null })
      .thenStatus('acme-alerts', 'opted_out')
  })

  test('IN-3: outlasts a stop', () => {
    denied()
      .when(text('STOP', minutes(1)))
      .when(text('START', minutes(2)))
      .thenEvents({ type: 'declined' })
      .thenStatus('acme-alerts', 'opted_out')
  })

  test('IN-3: once off it, START works', () => {
    keep(denied(), 'denied', false, minutes(1))
      .when(text('START', minutes(2)))
      .thenStatus('acme-alerts', 'opted_in')
  })
})

describe('how long a record is kept', () => {
  test.each(['owned', 'denied'] as const)('REC-1: for ever while the number is on the list: %s', (list) => {
    expect(expiryOf(keep(given(), list, true, noon).record, 6)).toBeNull()
    expect(expiryOf(keep(given(text('STOP', noon)), list, true, days(1)).record, 6)).toBeNull()
  })

  test.each(['owned', 'denied'] as const)('REC-1: six months once it is off the list: %s', (list) => {
    const off = keep(keep(given(), list, true, noon), list, false, minutes(1))
    expect((expiryOf(off.record, 6) ?? 0) * 1000).toBeGreaterThanOrEqual(
      Date.parse('2027-05-21T12:01:00.000Z'),
    )
  })
})
