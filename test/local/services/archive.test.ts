import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createKeyedHash } from '../../../lambdas/adapters/aws/kms-keyed-hash.ts'
import { createArchive } from '../../../lambdas/adapters/retention/s3-archive.ts'
import type { ArchivedGeneration } from '../../../lambdas/application/retention/retire.ts'
import { movableClock } from '../../../local/clock.ts'
import { type Origin, openOrigin } from '../../../local/http/server.ts'
import { giveUp } from '../../../local/runtime/stream/give-up.ts'
import { kmsApi } from '../../../local/services/keys/kms-api.ts'
import { type Objects, openObjects } from '../../../local/services/objects/objects.ts'
import { s3Api } from '../../../local/services/objects/s3-api.ts'
import { openQueues, type Queues } from '../../../local/services/queues/queues.ts'
import { openState } from '../../../local/state.ts'

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/tombstones'
const history = {
  tenant: 'acme',
  to: '+12065550142',
  life: 'LIFE',
  events: [],
} as never as ArchivedGeneration
const UNTIL = '2032-11-21T12:00:00.000Z'

let origin: Origin
let objects: Objects
let queues: Queues

beforeAll(async () => {
  const state = openState(undefined)
  const clock = movableClock(state)
  const notified = { name: 'notified', arn: 'arn', url: 'url', visibilitySeconds: 30, redrive: undefined }
  queues = openQueues([notified], state, clock)
  objects = openObjects(
    {
      bucketNames: ['archive', 'failed'],
      eventRules: [{ pattern: { detail: { bucket: { name: ['failed'] } } }, queues: ['notified'] }],
    },
    state,
    clock,
    queues,
  )
  origin = await openOrigin(0)
  origin.serve(
    [kmsApi([{ id: 'tombstones', arn: 'arn', spec: 'HMAC_256', alias: undefined }], state), s3Api(objects)],
    console.error,
  )
  process.env.AWS_ENDPOINT_URL = origin.url
})

afterAll(async () => {
  delete process.env.AWS_ENDPOINT_URL
  await origin.close()
})

test('REC-4: an archived history is locked until its date, and archiving it again does not change it', async () => {
  const archive = createArchive('archive', 5)
  await archive.keep('hash', history, UNTIL)
  await archive.keep('hash', { ...history, expiredAt: 'later' }, '2040-01-01T00:00:00.000Z')
  const client = new S3Client({ endpoint: origin.url, forcePathStyle: true })
  const stored = await client.send(new GetObjectCommand({ Bucket: 'archive', Key: 'acme/hash/LIFE.json' }))
  expect(stored).toMatchObject({ ObjectLockMode: 'COMPLIANCE', ObjectLockRetainUntilDate: new Date(UNTIL) })
  expect(JSON.parse(String(await stored.Body?.transformToString()))).toEqual(history)
})

test('REC-4: archiving to a missing bucket fails', async () => {
  await expect(createArchive('nowhere', 5).keep('hash', history, UNTIL)).rejects.toThrow()
})

test('REC-4, TEN-1: the keyed hash of a number is stable, and differs between tenants', async () => {
  const hash = createKeyedHash(KEY)
  const to = '+12065550142'
  const first = await hash({ tenant: 'acme', to })
  expect(first).toMatch(/^[0-9a-f]{64}$/)
  expect(await hash({ tenant: 'acme', to })).toBe(first)
  expect(await hash({ tenant: 'globex', to })).not.toBe(first)
  await expect(createKeyedHash(KEY.replace('tombstones', 'other'))({ tenant: 'acme', to })).rejects.toThrow(
    'does not exist',
  )
})

test('records that a function gave up on are kept whole in a bucket, and a queue gets the object’s key', () => {
  const records = [{ eventID: '1', eventName: 'REMOVE', dynamodb: { SequenceNumber: '7', Keys: {} } }]
  const source = { id: 'mapping', streamArn: 'arn:stream', onFailure: { service: 's3', name: 'failed' } }
  const failure = {
    functionArn: 'arn:fn',
    shardId: 'shard',
    attempts: 11,
    now: Date.parse('2026-11-21T12:00:00Z'),
  }
  giveUp(records as never, { source, ...failure } as never, { queues, objects })
  const [kept] = objects.list('failed', 'aws/lambda/mapping/shard/2026/11/21/2026-11-21T12.00.00-')
  const { payload, DDBStreamBatchInfo } = JSON.parse(String(kept?.body))
  expect(JSON.parse(payload)).toEqual({ Records: records })
  expect(DDBStreamBatchInfo).toMatchObject({ startSequenceNumber: '7', batchSize: 1 })
  const [message] = queues.receive('notified', 1)
  expect(JSON.parse(message?.body ?? '{}').detail).toEqual({
    bucket: { name: 'failed' },
    object: { key: kept?.key },
  })
})
