import { describe, expect, test } from 'vitest'
import { OUTBOX } from '../../../lambdas/adapters/core/keys.ts'
import { type Resource, referencedId, resourcesOf, systemTemplate } from '../synthesize.ts'
import { all, nameOf, ofType, template } from './system.ts'

describe('the table', () => {
  const table = (): Resource => ofType('AWS::DynamoDB::Table')[0] as Resource

  test('is retained and protected, has a stream, a TTL and point-in-time recovery', () => {
    expect(table().deletionPolicy).toBe('Retain')
    expect(table().properties).toMatchObject({
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
    })
  })

  test('has no fixed name, so a kept table never blocks a new one', () => {
    expect(table().properties).not.toHaveProperty('TableName')
  })

  test('outlives the stack together with the keys of tombstones and evidence and the buckets of retention only', () => {
    const outliving = all.filter(({ deletionPolicy }) => deletionPolicy?.startsWith('Retain'))
    expect(outliving.map(({ type }) => type).sort()).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::KMS::Key',
      'AWS::S3::Bucket',
      'AWS::S3::Bucket',
    ])
  })

  test('a first deployment that fails leaves nothing that costs money: an empty table and empty buckets, and no key', () => {
    const left = all.filter(({ deletionPolicy }) => deletionPolicy === 'Retain').map(({ type }) => type)
    expect(left.sort()).toEqual(['AWS::DynamoDB::Table', 'AWS::S3::Bucket', 'AWS::S3::Bucket'])
  })

  test('has its name in an output', () => {
    expect(template.toJSON().Outputs.TableName.Value).toEqual({ Ref: table().id })
  })

  test('invokes the relay for new outbox entries only', () => {
    const mapping = ofType('AWS::Lambda::EventSourceMapping').find(
      ({ properties }) =>
        nameOf('AWS::Lambda::Function', referencedId(properties.FunctionName)) === 'assent-outbox-relay',
    )
    expect(JSON.parse(mapping?.properties.FilterCriteria.Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { Keys: { sk: { S: [{ prefix: OUTBOX }] } } },
    })
  })

  test('that was kept is used instead of a new one', () => {
    const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/2026-11-21T00:00:00.000'
    const keyArn = 'arn:aws:kms:us-east-1:000000000000:key/kept'
    const again = systemTemplate({ table: 'kept', tableStream: streamArn, tombstoneKey: keyArn })
    expect(resourcesOf(again, 'AWS::DynamoDB::Table')).toEqual([])
    // The check of a deployment has no table: it looks for those that were left behind.
    const functions = resourcesOf(again, 'AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName !== 'assent-deployment-check',
    )
    for (const { properties } of functions) {
      expect(properties.Environment.Variables.TABLE_NAME).toBe('kept')
      expect([undefined, keyArn]).toContain(properties.Environment.Variables.TOMBSTONE_KEY_ID)
    }
    again.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: streamArn })
    expect(again.toJSON().Outputs.TableName.Value).toBe('kept')
  })
})
