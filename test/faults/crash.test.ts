import { ScanCommand } from '@aws-sdk/client-dynamodb'
import type { SQSRecord } from 'aws-lambda'
import { describe, expect, inject, test } from 'vitest'
import { createSendText } from '../../lambdas/adapters/aws/end-user-messaging.ts'
import { MINUTE } from '../../lambdas/domain/core/time.ts'
import { givenVariable } from '../environment.ts'
import { batch, envelope, NOON, type System, systemOn } from '../system.ts'
import { newTable } from '../table.ts'
import { killAt, type Moment, runToTheEnd } from './killed.ts'
import { eventsOf, leftIn, repliesDelivered, repliesOf, verified } from './outcome.ts'
import { type Surroundings, surroundings } from './surroundings.ts'
import { openWire, originAt, type Wire } from './wire.ts'

/** A system whose functions can be killed. */
interface Stage {
  wire: Wire
  around: Surroundings
  system: System
}

async function setStage(): Promise<Stage> {
  const around = surroundings(originAt(inject('engine')))
  const wire = await openWire(around.origin)
  const system = systemOn(await newTable())
  system.advance(Date.now() - Date.parse(NOON))
  givenVariable('AWS_ENDPOINT_URL_PINPOINT_SMS_VOICE_V2', wire.endpoint)
  system.provider.answer = createSendText(async (number) => number)
  return { wire, around, system }
}

/** A batch from a queue or the stream. */
type Event = { Records: never[] | SQSRecord[] }

/** What the stream of the table brings: everything that waits in the outbox, as it was put there. */
async function streamed({ table: { client, tableName } }: System): Promise<Event> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }))
  const departed = Items.filter(({ due }) => due)
  return {
    Records: departed.map((NewImage, i) => ({
      eventName: 'INSERT',
      dynamodb: { NewImage, SequenceNumber: String(i) },
    })) as never[],
  }
}

interface Scene {
  functionName: string
  /** What it asks for when nobody kills it. */
  requests: string[]
  prepare: (system: System) => Promise<Event>
  /** Delivers the same again, to somebody who lives. */
  again: (system: System, event: Event) => Promise<unknown>
}

const stop = (system: System) => envelope({ body: 'STOP', id: 'stop', at: system.now() })

const scenes: Scene[] = [
  {
    functionName: 'inbound-sms',
    requests: ['GetItem', 'TransactWriteItems'],
    prepare: async (system) => batch(stop(system)),
    again: (system, event) => system.inbound(event),
  },
  {
    functionName: 'outbox-relay',
    requests: ['Publish', 'DeleteItem', 'SendMessage'],
    prepare: async (system) => {
      await system.inbound(batch(stop(system)))
      return streamed(system)
    },
    // A stream forgets: what it brought once, the sweep alone must bring again.
    again: async () => {},
  },
  {
    functionName: 'reply-sender',
    requests: ['BatchGetItem', 'PutItem', 'TransactWriteItems', 'SendTextMessage', 'TransactWriteItems'],
    prepare: async (system) => {
      await system.inbound(batch(stop(system)))
      return repliesDelivered(system.table)
    },
    again: (system, event) => system.sendReplies(event),
  },
]

/** Everything that comes after a crash: the delivery again, the replies that were handed over, the sweep. */
async function recover({ around, system }: Stage, again: () => Promise<unknown>): Promise<void> {
  await again()
  await system.sendReplies(batch(...around.enqueued))
  system.advance(2 * MINUTE)
  await system.settle()
  await system.settle()
}

/** How it ended, as EVT-1, EVT-2, OUT-6 and OUT-7 look at it. */
async function expiredEntry({ around, system }: Stage) {
  const events = await eventsOf(system.table)
  const published = new Set([...system.published, ...around.published].map(({ id }) => id))
  const { holds } = await verified(system)
  return {
    stops: events.filter(({ type }) => type === 'opted_out').length,
    unpublished: events.filter(({ id }) => !published.has(id)).map(({ type }) => type),
    left: await leftIn(system.table),
    holds,
  }
}

describe.each(scenes)('$functionName', ({ functionName, requests, prepare, again }) => {
  test('asks for nothing but what is tried here', async () => {
    const { wire, system } = await setStage()
    const delivery = { functionName, event: await prepare(system) }
    const said = await runToTheEnd(wire, system.table.tableName, delivery)
    // What it logs comes before its answer.
    const answer = said.split('\n').at(-1)
    expect([answer, wire.operations.toSorted()]).toEqual(['{"batchItemFailures":[]}', requests.toSorted()])
  })

  // Just before a request of it, a process has had the same effects as just after the one before.
  const moments: Moment[] = [
    { side: 'before', place: 1 },
    ...requests.map((_, i): Moment => ({ side: 'after', place: i + 1 })),
  ]
  test.each(moments)('EVT-1, EVT-2: killed $side request $place, all comes right', async (moment) => {
    const stage = await setStage()
    const { tableName } = stage.system.table
    const event = await prepare(stage.system)
    const signal = await killAt(stage.wire, tableName, { functionName, event }, moment)
    await recover(stage, () => again(stage.system, event))
    const [reply] = await repliesOf(stage.system.table)
    expect([signal, await expiredEntry(stage)]).toEqual([
      'SIGKILL',
      { stops: 1, unpublished: [], left: [], holds: true },
    ])
    expect([stage.around.taken.length, reply]).toBeOneOf([
      [1, 'sent'],
      [1, 'unknown'],
      [0, 'unknown'],
    ])
  })
})
