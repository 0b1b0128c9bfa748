import { isDeepStrictEqual } from 'node:util'
import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import { RECORD } from '../../lambdas/adapters/core/keys.ts'
import { matches } from '../../local/runtime/stream/event-pattern.ts'
import {
  permissionsOf,
  type Resource,
  referencedId,
  resourcesOf,
  type Statement,
  systemTemplate,
} from './synthesize.ts'

let template: Template

beforeAll(() => {
  template = systemTemplate()
})

const ofType = (type: string): Resource[] => resourcesOf(template, type)
const one = (type: string, id: RegExp): Resource => ofType(type).find((each) => id.test(each.id)) as Resource
const source = (): Resource['properties'] =>
  ofType('AWS::Lambda::EventSourceMapping').find(({ properties }) =>
    /^Retention/.test(referencedId(properties.FunctionName)),
  )?.properties
const archive = (): Resource => one('AWS::S3::Bucket', /^RetentionArchive/)
const failed = (): Resource => one('AWS::S3::Bucket', /^RetentionFailed/)

describe('the archive', () => {
  test('REC-4: locks and versions objects, is encrypted and outlives the stack', () => {
    expect(archive().deletionPolicy).toBe('Retain')
    expect(archive().properties).toMatchObject({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    })
    expect(archive().properties).not.toHaveProperty('BucketName')
  })

  test('REC-4: deletes objects only after their locks have ended', () => {
    const { Rules } = archive().properties.LifecycleConfiguration
    expect(Rules).toMatchObject([
      { ExpirationInDays: 10 * 366 + 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
      { ExpiredObjectDeleteMarker: true },
    ])
  })

  test('REC-3, REC-4: is written by retention and the digest only; no role may delete; only digests are read, where evidence is made', () => {
    const statements = ofType('AWS::IAM::Policy').flatMap(
      ({ properties }) => properties.PolicyDocument.Statement as Statement[],
    )
    const onArchive = statements.filter(({ Resource }) => JSON.stringify(Resource).includes(archive().id))
    const keep = ['s3:PutObject', 's3:PutObjectRetention']
    const writing = onArchive.filter(({ Action }) => isDeepStrictEqual(Action, keep))
    const reading = onArchive.filter((statement) => !writing.includes(statement))
    expect([writing.length, reading.length]).toEqual([2, 4])
    for (const { Action, Resource, Condition } of reading) {
      const of = Action === 's3:GetObject' ? JSON.stringify(Resource) : JSON.stringify(Condition)
      expect(['s3:GetObject', 's3:ListBucket']).toContain(Action)
      expect(of).toMatch(/digests\/(\*|"\}\}$)/)
    }
    const readers = ['assent-records', 'assent-site']
    for (const statement of reading)
      expect(readers.flatMap((name) => permissionsOf(template, name))).toContainEqual(statement)
    const ofDigest = permissionsOf(template, 'assent-digest').filter(({ Resource }) =>
      JSON.stringify(Resource).includes('/digests/*'),
    )
    expect([...permissionsOf(template, 'assent-retention'), ...ofDigest]).toEqual(
      expect.arrayContaining(writing),
    )
    expect(ofDigest.length).toBe(1)
  })

  test('REC-4: does not exist with -c archive=none', () => {
    const without = systemTemplate({ archive: 'none' })
    const anchors = expect.stringMatching(/^RetentionAnchorsBucket/)
    expect(resourcesOf(without, 'AWS::S3::Bucket').map(({ id }) => id)).toEqual([anchors, failed().id])
    const variables = resourcesOf(without, 'AWS::Lambda::Function').map(({ properties }) =>
      Object.keys(properties.Environment.Variables),
    )
    expect(variables.flat()).not.toContain('ARCHIVE_BUCKET')
  })
})

describe('the key of the tombstones', () => {
  test('REC-4: only hashes, and outlives the stack', () => {
    const key = one('AWS::KMS::Key', /^TombstoneKey/)
    expect(key.deletionPolicy).toBe('RetainExceptOnCreate')
    expect(key.properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
  })

  test('REC-4: is used only by retention, by the functions that may grant consent, and to prove the notes of retention', () => {
    const users = ofType('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => JSON.stringify(permissionsOf(template, name)).includes('["TombstoneKey'))
    expect(users.sort()).toEqual([
      'assent-inbound-sms',
      'assent-operator',
      'assent-records',
      'assent-retention',
      'assent-site',
    ])
  })
})

describe('the stream', () => {
  const record = { Keys: { sk: { S: RECORD } } }
  const ttlDeletion = { type: 'Service', principalId: 'dynamodb.amazonaws.com' }
  const invokesRetention = (change: object): boolean =>
    source().FilterCriteria.Filters.some(({ Pattern }: { Pattern: string }) =>
      matches(JSON.parse(Pattern), change),
    )

  test.each([
    ['a record that has expired', { eventName: 'REMOVE', userIdentity: ttlDeletion, dynamodb: record }],
    [
      'a record that another generation replaced',
      { eventName: 'MODIFY', dynamodb: { ...record, NewImage: { replacedLife: { S: 'x' } } } },
    ],
  ])('REC-4: invokes retention for %s', (_, change) => {
    expect(invokesRetention(change)).toBe(true)
  })

  test.each([
    ['a record that changed', { eventName: 'MODIFY', dynamodb: { ...record, NewImage: {} } }],
    ['a record that a person deleted', { eventName: 'REMOVE', dynamodb: record }],
    [
      'anything else that has expired',
      { eventName: 'REMOVE', userIdentity: ttlDeletion, dynamodb: { Keys: { sk: { S: 'invitation#1' } } } },
    ],
  ])('REC-4: does not invoke it for %s', (_, change) => {
    expect(invokesRetention(change)).toBe(false)
  })

  test('has at most two readers, the limit of a shard', () => {
    const arns = ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      JSON.stringify(properties.EventSourceArn),
    )
    expect(arns.filter((arn) => arn.includes('StreamArn'))).toHaveLength(2)
  })
})

describe('a record whose retirement failed', () => {
  test('REC-4: is retried ten times, then kept whole in a bucket', () => {
    expect(source()).toMatchObject({
      MaximumRetryAttempts: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
    expect(referencedId(source().DestinationConfig.OnFailure.Destination)).toBe(failed().id)
    expect(failed().deletionPolicy).toBe('Retain')
  })

  test('sends a message to a queue with an alarm, without the test message of S3 notifications', () => {
    expect(failed().properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    })
    const rule = ofType('AWS::Events::Rule').find(({ properties }) => properties.EventPattern)?.properties
    expect(rule.EventPattern).toMatchObject({ source: ['aws.s3'], 'detail-type': ['Object Created'] })
    expect(referencedId(rule.EventPattern.detail.bucket.name[0])).toBe(failed().id)
    const queue = ofType('AWS::SQS::Queue').find(({ id }) => id === referencedId(rule.Targets[0].Arn))
    expect(queue?.properties.QueueName).toBe('assent-retention-failed')
  })
})

test('every bucket blocks public access and requests without TLS', () => {
  for (const { id, properties } of ofType('AWS::S3::Bucket')) {
    expect(properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    const policy = ofType('AWS::S3::BucketPolicy').find((each) => referencedId(each.properties.Bucket) === id)
    expect(policy?.properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  }
})
