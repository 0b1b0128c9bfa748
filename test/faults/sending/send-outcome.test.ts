import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSendText } from '../../../lambdas/adapters/aws/end-user-messaging.ts'
import { givenVariable } from '../../environment.ts'
import { type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { always, failure, lostAnswer, lostRequest, nowhere, silence } from '../faults.ts'
import { eventsOf } from '../outcome.ts'
import { type Surroundings, surroundings } from '../surroundings.ts'
import { type Fault, openWire, type Wire } from '../wire.ts'
import { inShort, messagesOf, say, sayAgain } from './sending-gate.ts'

let wire: Wire
let provider: Surroundings
let system: System

beforeEach(async () => {
  provider = surroundings(async () => ({ status: 404, body: '{}' }))
  wire = await openWire(provider.origin)
  system = systemOn(await newTable())
  await system.text('START')
})

afterEach(() => wire.stop())

/** The real client of the provider, and what every request of it meets. */
function given(fault: Fault | undefined): void {
  givenVariable('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2', wire.endpoint)
  system.provider.answer = createSendText(async (number) => number)
  wire.fault = fault ? always('SendTextMessage', fault) : nowhere
}

/** Sends, and asks for the same with the same key when nothing goes wrong any more. */
async function sendUnder(fault: Fault | undefined) {
  given(fault)
  const first = await say(system)
  wire.fault = nowhere
  const again = await sayAgain(system)
  return { said: [first, ...again].map(inShort), requests: wire.operations.length }
}

const slow: Fault = async (request, forward) => {
  await new Promise((resolve) => setTimeout(resolve, 200))
  return forward(request)
}
const refusal = (type: string, Reason?: string) => failure(400, type, Reason === undefined ? {} : { Reason })

const outcomes: [string, Fault | undefined, string, string][] = [
  ['takes it', undefined, 'sent', 'sent'],
  ['takes its time', slow, 'sent', 'sent'],
  [
    'knows of an opt-out',
    refusal('ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT'),
    'deny provider_opted_out',
    'refused',
  ],
  [
    'has another conflict',
    refusal('ConflictException', 'RESOURCE_NOT_ACTIVE'),
    'deny provider_blocked',
    'refused',
  ],
  [
    'has spent the month’s money',
    refusal('ServiceQuotaExceededException', 'MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT'),
    'deny spend_limit',
    'refused',
  ],
  ['has another quota used up', refusal('ServiceQuotaExceededException'), 'deny provider_blocked', 'refused'],
  [
    'finds a field that is not valid',
    refusal('ValidationException', 'FIELD_VALIDATION_FAILED'),
    'deny invalid_at_provider',
    'refused',
  ],
  [
    'does not send to a country',
    refusal('ValidationException', 'DESTINATION_COUNTRY_BLOCKED'),
    'deny provider_blocked',
    'refused',
  ],
  ['does not know the number', refusal('ResourceNotFoundException'), 'deny provider_blocked', 'refused'],
  ['does not let us', refusal('AccessDeniedException'), 'deny provider_blocked', 'refused'],
  ['is too busy', refusal('ThrottlingException'), 'deny throttled', 'refused'],
  ['is too busy, by the status', failure(429, 'ThrottlingException'), 'deny throttled', 'refused'],
  ['fails', failure(500, 'InternalServerException'), 'unknown', 'unknown'],
  ['is not there', failure(503, 'ServiceUnavailable'), 'unknown', 'unknown'],
  ['is hidden by a gateway', async () => ({ status: 502, body: '<html>' }), 'unknown', 'unknown'],
  ['is hidden by a proxy', async () => ({ status: 403, body: '<html>' }), 'unknown', 'unknown'],
  ['loses the request', lostRequest, 'unknown', 'unknown'],
  ['loses the answer', lostAnswer, 'unknown', 'unknown'],
]

describe.each(outcomes)('the provider %s', (_, fault, said, status) => {
  test(`GATE-6, EVT-2: ${said}, once and for every call with the key`, async () => {
    expect(await sendUnder(fault)).toEqual({ said: [said, said, said], requests: 1 })
    expect(await messagesOf(system.table)).toEqual([status])
  })
})

test('EVT-2: a provider that stays silent is given up after ten seconds, and the outcome is unknown', async () => {
  given(silence)
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const first = say(system)
    await vi.waitUntil(() => wire.operations.length > 0)
    await vi.advanceTimersByTimeAsync(10_000)
    expect(inShort(await first)).toBe('unknown')
  } finally {
    vi.useRealTimers()
  }
  wire.fault = nowhere
  expect([...(await sayAgain(system)).map(inShort), wire.operations.length]).toEqual([
    'unknown',
    'unknown',
    1,
  ])
})

test('GATE-1: what nobody consented to never gets as far as the provider', async () => {
  given(undefined)
  await system.text('STOP')
  expect([inShort(await say(system)), wire.operations]).toEqual(['deny opted_out', []])
})

test('OUT-8: an opt-out that the provider knows of is on the ledger before the caller is answered', async () => {
  given(refusal('ConflictException', 'DESTINATION_PHONE_NUMBER_OPTED_OUT'))
  await say(system)
  expect((await eventsOf(system.table)).map(({ type }) => type)).toEqual(['opted_in', 'opted_out'])
})
