import { describe, expect, test } from 'vitest'
import { fold } from '../../../../lambdas/domain/core/record/evolve.ts'
import { emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { decide } from '../../../../lambdas/domain/decide.ts'
import { acme, hours, minutes, noon, person, request, type Step, text } from '../../../fixtures.ts'
import { given, type Scenario } from '../../../given.ts'
import { UNSURE } from '../../../unsure.ts'

/** Staff erase, an hour after what happened. */
function erasedAfter(...history: Step[]): Scenario {
  const scenario = given(...history)
  const command = { type: 'erase_details', tenant: 'acme', to: person, by: 'dana', requestId: 'r' } as const
  const context = { tenant: acme, record: scenario.record, now: hours(1) }
  return decide(command, context).reduce((before: Scenario, event) => before.when(event), scenario)
}

const typesSince = ({ ledger }: Scenario, count: number) => ledger.slice(count).map(({ type }) => type)
const programs = ['acme-alerts', 'acme-offers', 'acme-login']

describe('erasing', () => {
  test('REC-3: records a stop of everything first', () => {
    const { ledger } = erasedAfter(text('START', noon))
    expect(ledger.slice(1)).toMatchObject([
      { type: 'opted_out', program: null, by: 'dana', requestId: 'r' },
      { type: 'erased', program: null, by: 'dana', requestId: 'r' },
    ])
  })

  test('REC-3: records no second stop', () => {
    expect(typesSince(erasedAfter(text('STOP', noon)), 1)).toEqual(['erased'])
  })

  test('REC-3: records a stop after a stop that the person came back from', () => {
    const scenario = erasedAfter(text('STOP', noon), text('START', minutes(1)))
    expect(typesSince(scenario, 2)).toEqual(['opted_out', 'erased'])
  })

  test('REC-3: records a stop of everything after a stop of one program', () => {
    const scenario = erasedAfter(text('STOP OFFERS', noon))
    expect(scenario.ask('acme-alerts', { now: hours(2) }).reason).toBe('opted_out')
  })

  test('REC-3: stops an unknown person', () => {
    expect(typesSince(erasedAfter(), 0)).toEqual(['opted_out', 'erased'])
  })

  test('IN-5: ends a request that waits', () => {
    const scenario = erasedAfter(request('acme-offers', noon)).when(text('YES', hours(2)))
    scenario.thenStatus('acme-offers', 'opted_out', hours(2))
  })

  test('CONV-2: ends a conversation', () => {
    const scenario = erasedAfter(text('Where is my order?', noon))
    expect(scenario.ask('acme-alerts', { messageClass: 'conversational', now: hours(2) }).reason).toBe(
      'opted_out',
    )
  })

  test.each([
    ['nobody', []],
    ['somebody opted in', [text('START', noon)]],
    ['somebody opted in to more', [text('START', noon), text('OFFERS', minutes(1))]],
    ['somebody whose message was unsure', [text('START', noon), text(UNSURE, minutes(1))]],
    ['somebody stopped', [text('STOP', noon)]],
  ])('OUT-5: nobody may be sent anything after it: %s', (_, history) => {
    const scenario = erasedAfter(...history)
    const answers = programs.map((program) => scenario.ask(program, { now: hours(8) }).decision)
    expect(answers).toEqual(['deny', 'deny', 'deny'])
  })

  test('OUT-6: owes no text', () => {
    expect(erasedAfter(text('HELLO', noon)).ledger.filter(({ by, reply }) => by && reply)).toEqual([])
  })

  test('OUT-9: START comes back from it', () => {
    erasedAfter(text('START', noon))
      .when(text('START', hours(2)))
      .thenStatus('acme-alerts', 'opted_in')
  })

  test('REC-2: leaves a record that the ledger folds to', () => {
    const { ledger, record } = erasedAfter(text('START', noon), text(UNSURE, minutes(1)))
    expect(fold(emptyRecord, ledger)).toEqual(record)
  })
})
