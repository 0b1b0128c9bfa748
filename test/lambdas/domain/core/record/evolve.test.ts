import { expect, test } from 'vitest'
import { fold } from '../../../../../lambdas/domain/core/record/evolve.ts'
import { emptyRecord } from '../../../../../lambdas/domain/core/record/record.ts'
import { minutes, noon, request, text } from '../../../../fixtures.ts'
import { given } from '../../../../given.ts'

const eventful = given(
  text('Hello', noon),
  request('acme-offers', minutes(1)),
  text('YES', minutes(2)),
  text('Not interested', minutes(3)),
  text('START', minutes(4)),
  text('STOP OFFERS', minutes(5)),
  text('HELP', minutes(6)),
  text('STOP', minutes(3), { deliveredAt: minutes(7) }),
)

test('REC-2 the record is what the ledger folds to', () => {
  expect(fold(emptyRecord, eventful.ledger)).toEqual(eventful.record)
})

test('REC-2 folding a ledger leaves its events as they were', () => {
  const before = structuredClone(eventful.ledger)
  fold(emptyRecord, eventful.ledger)
  expect(eventful.ledger).toEqual(before)
})

test('REC-2 the record survives being stored and read', () => {
  expect(JSON.parse(JSON.stringify(eventful.record))).toEqual(eventful.record)
})

test('REC-2 an empty ledger folds to what is known of an unknown person', () => {
  expect(fold(emptyRecord, [])).toEqual(emptyRecord)
})

test('REC-2 the events of one message fold one after another', () => {
  const [first, ...rest] = eventful.ledger
  expect(first && fold(fold(emptyRecord, [first]), rest)).toEqual(eventful.record)
})
