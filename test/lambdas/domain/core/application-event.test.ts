import { expect, test } from 'vitest'
import { applicationEvent } from '../../../../lambdas/domain/core/application-event.ts'
import { decide } from '../../../../lambdas/domain/decide.ts'
import { acme, mainNumber, minutes, noon, person, refusingNumber, request, text } from '../../../fixtures.ts'
import { given, givenAt, type Scenario } from '../../../given.ts'

const published = (scenario: Scenario) =>
  scenario.last.map((event) => applicationEvent({ tenant: 'acme', to: person }, event, 'hash'))
const common = {
  seq: 1,
  tenant: 'acme',
  to: person,
  at: noon,
  body: null,
  consent: null,
  hash: 'hash',
  contract: 1,
  id: 'life.1',
}
const late = text('STOP', noon, { deliveredAt: minutes(5) })

test('EVT-1 opted_in names the grant', () => {
  expect(published(given(text('START', noon)))).toEqual([
    {
      ...common,
      type: 'opted_in',
      program: 'acme-alerts',
      consent: { id: 'life.1', level: 'express', medium: 'sms_keyword', since: noon },
    },
  ])
})

test('EVT-1 a brand-wide stop is one event whose program is null', () => {
  expect(published(given(text('STOP', noon)))).toEqual([{ ...common, type: 'opted_out', program: null }])
})

test('EVT-1 the stop of one program names it', () => {
  expect(published(given(text('STOP OFFERS', noon)))).toEqual([
    { ...common, type: 'opted_out', program: 'acme-offers' },
  ])
})

test('EVT-1 message_received alone has a body', () => {
  expect(published(given(text('Where is my order?', noon)))).toEqual([
    { ...common, type: 'window_opened', program: null },
    { ...common, type: 'message_received', program: null, body: 'Where is my order?', id: 'life.2', seq: 2 },
  ])
})

const bodiless: [string, Scenario, string[]][] = [
  ['a superseded stop', given(text('START', minutes(2)), late), ['stop_superseded']],
  ['a request', given(request('acme-offers', noon)), ['pending']],
  ['a declined START', given(text('START', noon, { number: refusingNumber })), ['declined']],
  ['HELP', given(text('HELP', noon)), ['help_asked']],
  ['an unsure message', given(text('Not interested', noon)), ['review_opened']],
  [
    'a stop under review',
    given(text('not interested', noon), text('STOP', minutes(1))),
    ['opted_out', 'review_settled'],
  ],
  [
    'a START under review',
    given(text('not interested', noon), text('START', minutes(1))),
    ['opted_in', 'review_settled'],
  ],
  [
    'a mixed stop',
    given(text('START', minutes(-9)), text('OFFERS', minutes(2)), late),
    ['opted_out', 'stop_superseded'],
  ],
]

test.each(bodiless)('EVT-1 %s is published without its words', (_, scenario, types) => {
  expect(published(scenario).map(({ type, body }) => [type, body])).toEqual(types.map((type) => [type, null]))
})

test.each(bodiless)('EVT-1 only opted_in names a consent: %s', (_, scenario) => {
  expect(
    published(scenario).filter(({ type, consent }) => (type === 'opted_in') !== (consent !== null)),
  ).toEqual([])
})

test('EVT-1 the number rises by one from event to event', () => {
  const { ledger } = given(text('Hello', noon), text('START', minutes(1)), text('STOP', minutes(2)))
  expect(ledger.map((event) => applicationEvent({ tenant: 'acme', to: person }, event, 'hash').seq)).toEqual([
    1, 2, 3, 4,
  ])
})

test('EVT-2 a reply whose outcome is unknown is published', () => {
  const { record } = given(text('START', noon))
  const command = {
    type: 'report_reply_unknown',
    tenant: 'acme',
    to: person,
    number: mainNumber,
    owedBy: 'life.1',
  } as const
  const [event] = decide(command, { tenant: acme, record, now: minutes(1) })
  expect(event && published(givenAt(acme, event))).toEqual([
    { ...common, type: 'reply_unknown', program: null, at: minutes(1) },
  ])
})

test('REC-7 bodies of starts, stops, helps, yeses and unsure messages are kept word for word', () => {
  const bodies = ['Start!', ' stop ', 'help?', 'not interested']
  expect(bodies.map((body) => given(text(body, noon)).last[0]?.body)).toEqual(bodies)
})
