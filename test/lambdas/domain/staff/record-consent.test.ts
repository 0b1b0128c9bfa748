import { describe, expect, test } from 'vitest'
import { noEvidence } from '../../../../lambdas/domain/core/evidence.ts'
import { withEarlierStops } from '../../../../lambdas/domain/core/record/earlier-stops.ts'
import { fold } from '../../../../lambdas/domain/core/record/evolve.ts'
import { emptyRecord, type Stops } from '../../../../lambdas/domain/core/record/record.ts'
import { decide } from '../../../../lambdas/domain/decide.ts'
import type { RecordConsent } from '../../../../lambdas/domain/staff/record-consent.ts'
import { acme, hours, minutes, noon, person, request, text } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'
import { UNSURE } from '../../../unsure.ts'

interface Taken extends Partial<RecordConsent['row']> {
  via?: RecordConsent['via']
  now?: string
  earlierStops?: Stops | null
}

/** Staff record a row, an hour after noon unless told otherwise. */
function record(
  scenario: Scenario,
  { via = 'record', now = hours(1), earlierStops = null, ...change }: Taken,
): Scenario {
  const row = {
    program: 'acme-alerts',
    to: person,
    status: 'opted_in',
    level: 'express',
    medium: 'paper_form',
    at: noon,
    evidence: { ...noEvidence, identity: 'Dana Reed', collectedBy: 'front desk' },
    ...change,
  } as const
  const command = {
    type: 'record_consent',
    tenant: 'acme',
    to: person,
    row,
    via,
    shown: null,
    confirmFrom: null,
    by: 'dana',
    requestId: 'request-1',
  } as const
  const known = earlierStops ? withEarlierStops(scenario.record, earlierStops) : scenario.record
  const context = { tenant: acme, record: known, now }
  return decide(command, context).reduce((before: Scenario, event) => before.when(event), scenario)
}

const stopOf = (program: string | null, scenario: Scenario, change: Taken = {}) =>
  record(scenario, { status: 'opted_out', level: null, medium: 'phone_call', program, ...change })

describe('a consent that was collected elsewhere', () => {
  test('IN-6: opts in to its program alone', () => {
    record(given(), {}).thenStatus('acme-alerts', 'opted_in').thenStatus('acme-offers', 'none')
  })

  test('IN-6: is dated as it was given', () => {
    expect(record(given(), { at: minutes(-90) }).ask('acme-alerts', { now: hours(2) })).toMatchObject({
      consent: { since: minutes(-90), medium: 'paper_form', level: 'express' },
    })
  })

  test('IN-10: dated ahead of the clock counts as given now', () => {
    record(given(), { at: minutes(64) }).thenEvents({ type: 'opted_in', at: hours(1), recordedAt: hours(1) })
  })

  test('IN-7: a weaker one never lowers the level held', () => {
    const strong = record(given(), { program: 'acme-offers', level: 'express_written' })
    const both = record(strong, {
      program: 'acme-offers',
      level: 'express',
      medium: 'verbal',
      at: minutes(30),
    })
    expect(both.ask('acme-offers', { now: hours(8) }).consent).toMatchObject({ level: 'express_written' })
  })

  test('IN-7: a stronger one raises the level held', () => {
    const weak = record(given(), { program: 'acme-offers', level: 'express', medium: 'verbal' })
    const both = record(weak, { program: 'acme-offers', level: 'express_written', at: minutes(30) })
    expect(both.ask('acme-offers', { now: hours(8) })).toMatchObject({
      decision: 'allow',
      consent: { level: 'express_written' },
    })
  })

  test('IN-4: leaves nothing pending for its program', () => {
    record(given(request('acme-alerts', noon)), {}).thenStatus('acme-alerts', 'opted_in')
  })
})

describe('a consent and a stop', () => {
  test.each([
    ['earlier', minutes(-1)],
    ['of the same instant', noon],
  ])('IN-10: a consent never lifts a stop when it is %s', (_, at) => {
    const scenario = record(given(text('STOP', noon)), { at })
    expect(scenario.ledger.map(({ type }) => type)).toEqual(['opted_out'])
  })

  test('IN-10: a recorded consent of a later date lifts it', () => {
    record(given(text('STOP', noon)), { at: minutes(1) }).thenStatus('acme-alerts', 'opted_in')
  })

  test('IN-10: a consent dated ahead of the clock is no later than the stop of that moment', () => {
    const scenario = record(given(text('STOP', hours(1))), { at: minutes(64) })
    expect(scenario.ledger).toHaveLength(1)
  })

  test.each(['STOP', 'STOP OFFERS'])('IN-10: an import of a later date does not lift %s', (stop) => {
    const scenario = record(given(text(stop, noon)), {
      via: 'import',
      program: 'acme-offers',
      at: minutes(1),
    })
    expect(scenario.ledger).toHaveLength(1)
  })

  test('IN-10: a stop of another program does not matter', () => {
    record(given(text('STOP OFFERS', noon)), { via: 'import', at: minutes(-1) })
      .thenStatus('acme-alerts', 'opted_in')
      .thenStatus('acme-offers', 'opted_out')
  })

  test.each([
    ['of everything', { all: noon, byProgram: {} }],
    ['of the program', { all: null, byProgram: { 'acme-alerts': noon } }],
  ])('IN-10: a stop %s binds after the record has expired', (_, earlierStops) => {
    expect(record(given(), { at: noon, earlierStops }).ledger).toEqual([])
    expect(record(given(), { via: 'import', at: minutes(1), earlierStops }).ledger).toEqual([])
    record(given(), { at: minutes(1), earlierStops }).thenStatus('acme-alerts', 'opted_in')
  })

  test('IN-10: an expired stop of another program does not matter', () => {
    const earlierStops = { all: null, byProgram: { 'acme-offers': noon } }
    record(given(), { via: 'import', earlierStops }).thenStatus('acme-alerts', 'opted_in')
  })
})

describe('a stop that was taken elsewhere', () => {
  test('OUT-5: takes effect when recorded, whatever date it carries', () => {
    stopOf(null, given(text('START', minutes(30))), { at: minutes(-600) }).thenStatus(
      'acme-alerts',
      'opted_out',
    )
  })

  test('OUT-5: a START sent before it was recorded does not lift it', () => {
    stopOf(null, given(), { at: minutes(-600) })
      .when(text('START', minutes(30), { deliveredAt: minutes(61) }))
      .thenStatus('acme-alerts', 'opted_out')
  })

  test('OUT-9: a START sent after it was recorded comes back', () => {
    stopOf(null, given())
      .when(text('START', minutes(61)))
      .thenStatus('acme-alerts', 'opted_in')
  })

  test('OUT-8: says who took it, how, and when it was received', () => {
    stopOf(null, given(), { at: minutes(-600) }).thenEvents({
      type: 'opted_out',
      medium: 'phone_call',
      receivedAt: minutes(-600),
      proof: { collectedBy: 'front desk', action: null, reference: null, inboundMessageId: null },
      by: 'dana',
      reply: null,
    })
  })

  test('OUT-4: of one program ends that one alone', () => {
    stopOf('acme-offers', given(text('START', noon), text('OFFERS', minutes(1))))
      .thenStatus('acme-offers', 'opted_out')
      .thenStatus('acme-alerts', 'opted_in')
  })

  test('IN-5: ends a request that waits', () => {
    stopOf(null, given(request('acme-offers', noon)))
      .when(text('YES', minutes(61)))
      .thenStatus('acme-offers', 'opted_out')
  })

  test('CONV-2: ends a conversation', () => {
    const scenario = stopOf(null, given(text('Where is my order?', noon)))
    expect(scenario.ask('acme-alerts', { messageClass: 'conversational', now: hours(2) }).reason).toBe(
      'opted_out',
    )
  })

  test('OUT-2: settles an unsure message', () => {
    const scenario = stopOf(null, given(text('START', noon), text(UNSURE, minutes(1))))
    expect(scenario.record.review).toBeNull()
    expect(scenario.ledger).toContainEqual(expect.objectContaining({ type: 'review_settled', as: 'stop' }))
  })

  test('OUT-7: while stopped is an event and owes no text', () => {
    stopOf(null, given(text('STOP', noon))).thenEvents({ type: 'opted_out', reply: null })
  })

  test('REC-2: leaves a record that the ledger folds to', () => {
    const { ledger, record: left } = stopOf(null, given(text('START', noon), text(UNSURE, minutes(1))))
    expect(fold(emptyRecord, ledger)).toEqual(left)
  })
})
