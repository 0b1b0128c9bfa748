import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import { RECORD } from '../../lambdas/adapters/core/keys.ts'
import { matches } from '../../local/runtime/stream/event-pattern.ts'
import {
  named,
  permissionsOf,
  type Resource,
  resourcesOf,
  type Statement,
  systemTemplate,
} from './synthesize.ts'

let template: Template

beforeAll(() => {
  template = systemTemplate()
})

const of = (type: string): Resource[] => resourcesOf(template, type)
const one = (type: string, id: RegExp): Resource => of(type).find((each) => id.test(each.id)) as Resource
const source = (): Resource['properties'] =>
  of('AWS::Lambda::EventSourceMapping').find(({ properties }) =>
    /^Retention/.test(named(properties.FunctionName)),
  )?.properties
const archive = (): Resource => one('AWS::S3::Bucket', /^RetentionArchive/)
const failed = (): Resource => one('AWS::S3::Bucket', /^RetentionFailed/)

describe('the archive', () => {
  test('REC-4: locks objects, keeps their versions, lies encrypted and outlives the stack', () => {
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

  test('REC-4: removes what is in it only after any lock of so many years', () => {
    const { Rules } = archive().properties.LifecycleConfiguration
    expect(Rules).toMatchObject([
      { ExpirationInDays: 10 * 366 + 1, NoncurrentVersionExpiration: { NoncurrentDays: 1 } },
      { ExpiredObjectDeleteMarker: true },
    ])
  })

  test('REC-4: is put to by retention alone, which can neither read nor remove what is there', () => {
    const statements = of('AWS::IAM::Policy').flatMap(
      ({ properties }) => properties.PolicyDocument.Statement as Statement[],
    )
    const onArchive = statements.filter(({ Resource }) => JSON.stringify(Resource).includes(archive().id))
    expect(onArchive.map(({ Action }) => Action)).toEqual([['s3:PutObject', 's3:PutObjectRetention']])
    expect(permissionsOf(template, 'assent-retention')).toContainEqual(onArchive[0])
  })

  test('REC-4: is not there where the deployment archives nothing', () => {
    const without = systemTemplate({ archive: 'none' })
    expect(resourcesOf(without, 'AWS::S3::Bucket').map(({ id }) => id)).toEqual([failed().id])
    const variables = resourcesOf(without, 'AWS::Lambda::Function').map(({ properties }) =>
      Object.keys(properties.Environment.Variables),
    )
    expect(variables.flat()).not.toContain('ARCHIVE_BUCKET')
  })
})

describe('the key of the tombstones', () => {
  test('REC-4: only hashes, and outlives the stack', () => {
    const key = one('AWS::KMS::Key', /^TombstoneKey/)
    expect(key.deletionPolicy).toBe('Retain')
    expect(key.properties).toMatchObject({ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' })
  })

  test('REC-4: is used by retention and by those who may grant, and by nobody else', () => {
    const users = of('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => JSON.stringify(permissionsOf(template, name)).includes('["TombstoneKey'))
    expect(users.sort()).toEqual(['assent-inbound-sms', 'assent-operator', 'assent-retention', 'assent-site'])
  })
})

describe('the stream', () => {
  const record = { Keys: { sk: { S: RECORD } } }
  const timeToLive = { type: 'Service', principalId: 'dynamodb.amazonaws.com' }
  const wakes = (change: object): boolean =>
    source().FilterCriteria.Filters.some(({ Pattern }: { Pattern: string }) =>
      matches(JSON.parse(Pattern), change),
    )

  test.each([
    ['a record that has expired', { eventName: 'REMOVE', userIdentity: timeToLive, dynamodb: record }],
    [
      'a record that another life replaced',
      { eventName: 'MODIFY', dynamodb: { ...record, NewImage: { replacedLife: { S: 'x' } } } },
    ],
  ])('REC-4: wakes retention for %s', (_, change) => {
    expect(wakes(change)).toBe(true)
  })

  test.each([
    ['a record that changed', { eventName: 'MODIFY', dynamodb: { ...record, NewImage: {} } }],
    ['a record that somebody removed', { eventName: 'REMOVE', dynamodb: record }],
    [
      'anything else that has expired',
      { eventName: 'REMOVE', userIdentity: timeToLive, dynamodb: { Keys: { sk: { S: 'invitation#1' } } } },
    ],
  ])('REC-4: does not wake it for %s', (_, change) => {
    expect(wakes(change)).toBe(false)
  })

  test('has two readers at most, which is what a shard bears', () => {
    const arns = of('AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      JSON.stringify(properties.EventSourceArn),
    )
    expect(arns.filter((arn) => arn.includes('StreamArn'))).toHaveLength(2)
  })
})

describe('what could not be retired', () => {
  test('REC-4: is tried ten times more, then kept whole in a bucket', () => {
    expect(source()).toMatchObject({
      MaximumRetryAttempts: 10,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    })
    expect(named(source().DestinationConfig.OnFailure.Destination)).toBe(failed().id)
    expect(failed().deletionPolicy).toBe('Retain')
  })

  test('is told to a queue that rings, without the test message that S3 itself would begin with', () => {
    expect(failed().properties.NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    })
    const rule = of('AWS::Events::Rule').find(({ properties }) => properties.EventPattern)?.properties
    expect(rule.EventPattern).toMatchObject({ source: ['aws.s3'], 'detail-type': ['Object Created'] })
    expect(named(rule.EventPattern.detail.bucket.name[0])).toBe(failed().id)
    const queue = of('AWS::SQS::Queue').find(({ id }) => id === named(rule.Targets[0].Arn))
    expect(queue?.properties.QueueName).toBe('assent-retention-failed')
  })
})

test('every bucket is closed to the public, and to what does not come over TLS', () => {
  for (const { id, properties } of of('AWS::S3::Bucket')) {
    expect(properties.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    })
    const policy = of('AWS::S3::BucketPolicy').find((each) => named(each.properties.Bucket) === id)
    expect(policy?.properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    )
  }
})
