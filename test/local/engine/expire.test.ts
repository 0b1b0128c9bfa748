import { randomUUID } from 'node:crypto'
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb'
import { expect, inject, test } from 'vitest'
import { movableClock } from '../../../local/clock.ts'
import { createTable } from '../../../local/engine/create-table.ts'
import { expireItems } from '../../../local/engine/expire.ts'
import { openExpiredKeys } from '../../../local/engine/expired-keys.ts'
import { streamReader } from '../../../local/runtime/stream/stream-reader.ts'
import type { StreamRecord } from '../../../local/runtime/stream/stream-record.ts'
import { feedFromStream } from '../../../local/runtime/stream/stream-source.ts'
import { settle } from '../../../local/runtime/waking-loop.ts'
import { openObjects } from '../../../local/services/objects/objects.ts'
import { openQueues } from '../../../local/services/queues/queues.ts'
import { openState } from '../../../local/state.ts'

const source = {
  id: 'source',
  function: 'listener',
  batchSize: 10,
  partialFailures: false,
  streamArn: 'arn:stream',
  patterns: [{ eventName: ['REMOVE'] }],
  maximumRetries: 0,
  bisect: false,
  onFailure: undefined,
}

test('items that have expired by the system’s clock are deleted, and their stream records marked as TTL deletions', async () => {
  const endpoint = inject('engine')
  const table = {
    name: `expire-${randomUUID()}`,
    streamArn: 'arn:stream',
    properties: inject('tableProperties'),
  }
  await createTable(endpoint, table.name, table.properties)
  const client = new DynamoDBClient({ endpoint })
  const state = openState(undefined)
  const clock = movableClock(state)
  const inAnHour = String(Math.floor(Date.now() / 1000) + 3600)
  for (const [sk, expiresAt] of [
    ['expired', inAnHour],
    ['kept', String(Number(inAnHour) + 86_400)],
  ]) {
    const Item = { pk: { S: 'p' }, sk: { S: sk! }, expiresAt: { N: expiresAt! } }
    await client.send(new PutItemCommand({ TableName: table.name, Item }))
  }

  const queues = openQueues([], state, clock)
  const expired = openExpiredKeys(state)
  const progress = { deleted: 0, processed: 0 }
  await expireItems(endpoint, table, { clock, expired, progress })
  clock.advance('PT61M')
  await expireItems(endpoint, table, { clock, expired, progress })

  const { Items = [] } = await client.send(new ScanCommand({ TableName: table.name }))
  expect(Items.map(({ sk }) => sk?.S)).toEqual(['kept'])
  const received: StreamRecord[] = []
  const invoke = async (_name: string, payload: string) => {
    received.push(...JSON.parse(payload).Records)
    return { payload: 'null' }
  }
  const functions = { byName: new Map(), invoke, warm: async () => {}, stop: async () => {} }
  const loop = feedFromStream(source, {
    reader: await streamReader(endpoint, table.name),
    table,
    functions,
    queues,
    objects: openObjects({ bucketNames: [], eventRules: [] }, state, clock, queues),
    state,
    clock,
    expired,
    progress,
    report: console.error,
  })
  await settle([loop])
  loop.stop()
  expect(progress).toEqual({ deleted: 1, processed: 1 })
  expect(received).toMatchObject([
    {
      eventName: 'REMOVE',
      eventSourceARN: 'arn:stream',
      dynamodb: { Keys: { sk: { S: 'expired' } } },
      userIdentity: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
    },
  ])
})
