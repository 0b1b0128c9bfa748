import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { createSendText } from '../../../../lambdas/adapters/aws/end-user-messaging.ts'
import type { LogEntry } from '../../../../lambdas/application/core/log.ts'
import { always, failure, lostAnswer, lostRequest, nowhere, silence } from '../../../faults/faults.ts'
import { type Surroundings, surroundings } from '../../../faults/surroundings.ts'
import { type Fault, openWire, type Wire } from '../../../faults/wire.ts'

const text = {
  from: '+12065550100',
  to: '+12065550142',
  body: "Acme: you're unsubscribed and will get no more messages. Reply START to come back.",
  before: '2026-11-21T12:05:00.000Z',
  messageType: undefined,
  context: { reply: 'life.2' },
}

let wire: Wire
let provider: Surroundings

beforeEach(async () => {
  provider = surroundings(async () => ({ status: 404, body: '{}' }))
  wire = await openWire(provider.origin)
  process.env.AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2 = wire.endpoint
})

afterEach(async () => {
  delete process.env.AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2
  await wire.stop()
})

const send = (fault?: Fault) => {
  wire.fault = fault ? always('SendTextMessage', fault) : nowhere
  return createSendText(async (number) => number)(text)
}

test('a text that was taken is sent, under the id that it was given', async () => {
  expect(await send()).toEqual({ outcome: 'sent', messageId: 'text-1' })
})

test('GATE-6: a text carries the event that owes it, and lapses when it is no answer any more', async () => {
  await send()
  expect(provider.taken).toEqual([
    {
      DestinationPhoneNumber: text.to,
      OriginationIdentity: text.from,
      MessageBody: text.body,
      Context: { reply: 'life.2' },
      TimeToLive: expect.any(Number),
    },
  ])
})

test.each([
  ['transactional', 'TRANSACTIONAL'],
  ['promotional', 'PROMOTIONAL'],
] as const)(
  'a text from a number that is defined as %s names that type, and no other text names one',
  async (messageType, MessageType) => {
    wire.fault = nowhere
    await createSendText(async (number) => number)({ ...text, messageType })
    expect(provider.taken).toMatchObject([{ MessageType }])
  },
)

test('EVT-2: where the configuration set is not there, the text leaves without it, once', async () => {
  wire.fault = (_, place) =>
    place === 1
      ? failure(400, 'ResourceNotFoundException', { ResourceType: 'configuration-set', ResourceId: 'assent' })
      : undefined
  const logged: LogEntry[] = []
  const sendText = createSendText(
    async (number) => number,
    'assent',
    (entry) => void logged.push(entry),
  )
  expect(await sendText(text)).toMatchObject({ outcome: 'sent' })
  expect(logged).toEqual([{ event: 'configuration_set_missing' }])
  expect(provider.taken).toEqual([expect.not.objectContaining({ ConfigurationSetName: 'assent' })])
})

test('REACH-1: delivery events come where the configuration set says', async () => {
  await createSendText(async (number) => number, 'assent')(text)
  expect(provider.taken).toMatchObject([{ ConfigurationSetName: 'assent' }])
})

const refusal = (reason: string, word = 'provider_blocked') => ({
  outcome: 'refused',
  reason,
  refusal: word,
})
const unknown = { outcome: 'unknown' }

const answers: [string, Fault, object][] = [
  ['throttling', failure(400, 'ThrottlingException'), { outcome: 'throttled' }],
  ['throttling as 429', failure(429, 'ThrottlingException'), { outcome: 'throttled' }],
  [
    'a number on the list of opted-out ones',
    failure(400, 'ConflictException', { Reason: 'DESTINATION_PHONE_NUMBER_OPTED_OUT' }),
    refusal('DESTINATION_PHONE_NUMBER_OPTED_OUT', 'provider_opted_out'),
  ],
  [
    'a text that is not valid',
    failure(400, 'ValidationException'),
    refusal('ValidationException', 'invalid_at_provider'),
  ],
  [
    'a country that is not enabled',
    failure(400, 'ValidationException', { Reason: 'COUNTRY_NOT_ENABLED' }),
    refusal('COUNTRY_NOT_ENABLED'),
  ],
  [
    'a limit of what is spent',
    failure(400, 'ServiceQuotaExceededException', { Reason: 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT' }),
    refusal('MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT', 'spend_limit'),
  ],
  [
    'a number that is not ours',
    failure(400, 'ResourceNotFoundException'),
    refusal('ResourceNotFoundException'),
  ],
  ['no permission', failure(400, 'AccessDeniedException'), refusal('AccessDeniedException')],
  ['a spent quota', failure(400, 'ServiceQuotaExceededException'), refusal('ServiceQuotaExceededException')],
  ['a failure of the service', failure(500, 'InternalServerException'), unknown],
  ['a failure that no model names', failure(503, 'ServiceUnavailable'), unknown],
  [
    'a page of a gateway in between',
    async () => ({ status: 502, body: '<html>Bad Gateway</html>' }),
    unknown,
  ],
  ['an answer that says nothing', async () => ({ status: 500, body: '' }), unknown],
  ['a connection that breaks before', lostRequest, unknown],
  ['a connection that breaks after', lostAnswer, unknown],
]

describe.each(answers)('%s', (_, fault, outcome) => {
  test(`EVT-2: is ${Object.values(outcome).slice(0, 2).join(' as ')}, after exactly one request`, async () => {
    expect(await send(fault)).toEqual(outcome)
    expect(wire.operations).toEqual(['SendTextMessage'])
  })
})

test('EVT-2: silence is unknown after ten seconds and exactly one request', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const result = send(silence)
  await vi.waitUntil(() => wire.operations.length > 0)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(await result).toEqual(unknown)
  expect(wire.operations).toEqual(['SendTextMessage'])
})

test('EVT-2: a text whose originator cannot be found has surely not left, and may be tried again', async () => {
  const result = await createSendText(async () => {
    throw new Error('the table is down')
  })(text)
  expect([result, wire.operations]).toEqual([{ outcome: 'throttled' }, []])
})
