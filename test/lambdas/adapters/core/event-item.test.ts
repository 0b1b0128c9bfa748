import { marshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, test } from 'vitest'
import { BrokenRecordError } from '../../../../lambdas/adapters/core/broken-record.ts'
import { readEventItem, readLedgerItem } from '../../../../lambdas/adapters/core/event-item.ts'
import { eventBase } from '../../../../lambdas/domain/core/events.ts'
import { EVENT_TYPES } from '../../../../lambdas/domain/core/vocabulary.ts'
import { noon } from '../../../fixtures.ts'

const base = { id: 'life.1', seq: 1, ...eventBase(noon, noon), number: '+12065550100' }
const callToAction = { hash: 'a'.repeat(64), language: 'en' }
const proof = { action: 'signed', collectedBy: null, reference: null, inboundMessageId: null }
const ofProgram = { ...base, program: 'acme-alerts' }
const ofBrand = { ...base, program: null }
const given = { level: 'express', medium: 'web_form', callToAction, proof }
const stop = { medium: 'operator', receivedAt: noon, proof: null }

/** What the ledger says of an event of each type. */
const events: Record<(typeof EVENT_TYPES)[number], object> = {
  opted_in: { ...ofProgram, ...given, request: null, confirmed: true },
  opted_out: { ...ofBrand, ...stop },
  stop_superseded: { ...ofProgram, ...stop },
  scope_clarified: { ...ofProgram, stop: 'life.1' },
  pending: { ...ofProgram, ...given, until: noon },
  lapsed: { ...ofProgram, request: 'life.1' },
  declined: { ...ofProgram, because: 'before_stop' },
  window_opened: { ...ofBrand, until: noon },
  message_received: ofBrand,
  help_asked: { ...ofBrand, reply: { kind: 'help', programs: [] } },
  review_opened: ofBrand,
  review_settled: { ...ofBrand, as: 'stop' },
  unreachable: { ...ofBrand, outcome: 'TEXT_INVALID' },
  reply_unknown: { ...ofBrand, owedBy: 'life.1' },
  owned: { ...ofBrand, set: true, note: 'a kiosk' },
  denied: { ...ofBrand, set: false, note: 'asked us to' },
  zone_set: { ...ofBrand, zone: 'America/Chicago' },
  complained: { ...ofBrand, receivedAt: noon, medium: 'email', note: 'spam, they wrote' },
  reassigned: { ...ofBrand, asked: noon, source: 'FCC' },
  erased: ofBrand,
}

function itemOf(event: object) {
  return marshall({ life: 'life', event, detail: null, detailHash: null, prevHash: null, hash: 'b' })
}

describe.each(EVENT_TYPES)('an event %s', (type) => {
  const event: Record<string, unknown> = { type, ...events[type] }

  test('REC-3: is read as it is stored', () => {
    expect(readEventItem(itemOf(event)).event).toEqual(event)
    expect(readLedgerItem(itemOf(event)).event).toEqual(event)
  })

  test('REC-3: keeps fields that are not known yet, at every depth', () => {
    const added = { ...event, later: 1, reply: { kind: 'help', programs: [], later: { deep: true } } }
    expect(readEventItem(itemOf(added)).event).toEqual(added)
  })

  test('REC-3: is read without the fields that were added since', () => {
    const { by, requestId, personal, receivedAt, proof, ...first } = event
    expect(readEventItem(itemOf(first)).event).toEqual(first)
  })

  test.each(Object.keys(event).filter((field) => !isAdded(field)))(
    'GATE-1: is acted on only with its %s',
    (field) => {
      const { [field]: _, ...rest } = event
      expect(() => readEventItem(itemOf(rest))).toThrow(BrokenRecordError)
    },
  )
})

function isAdded(field: string): boolean {
  return ['by', 'requestId', 'personal', 'receivedAt', 'proof'].includes(field)
}

const optedIn = { type: 'opted_in', ...events.opted_in }

test.each([
  ['level', { level: 'platinum' }],
  ['medium', { medium: 'sms_message' }],
  ['program', { program: null }],
  ['type', { type: 'constructor' }],
  ['reply', { reply: { kind: 'advertisement', programs: [] } }],
  ['earlier stops', { earlierStops: { all: 1, byProgram: {} } }],
])('GATE-1: an event with another %s than can be is not acted on', (_, change) => {
  expect(() => readEventItem(itemOf({ ...optedIn, ...change }))).toThrow(BrokenRecordError)
})

test('REC-3: an event that is not whole is unreadable where the ledger is verified and shown', () => {
  const stored = { ...optedIn, level: 'platinum' }
  expect(readLedgerItem(itemOf(stored)).event).toMatchObject({ type: 'unreadable', seq: 1, at: noon, stored })
})
