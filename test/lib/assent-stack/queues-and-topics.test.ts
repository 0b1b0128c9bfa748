import { describe, expect, test } from 'vitest'
import { actionsOf, permissionsOf, referencedId, type Statement } from '../synthesize.ts'
import { nameOf, ofType, policyOfTopic, template } from './system.ts'

const onlyThisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }

describe('queues and topics', () => {
  test('every queue is encrypted and accepts messages over TLS only', () => {
    const policies = ofType('AWS::SQS::QueuePolicy').flatMap(({ properties }) =>
      properties.Queues.map(referencedId),
    )
    for (const { id, properties } of ofType('AWS::SQS::Queue')) {
      expect([properties.SqsManagedSseEnabled, policies.includes(id)]).toEqual([true, true])
    }
  })

  test('every queue that feeds a function has a dead-letter queue', () => {
    const fed = ofType('AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      referencedId(properties.EventSourceArn),
    )
    const queues = ofType('AWS::SQS::Queue').filter(({ id }) => fed.includes(id))
    expect(queues.map(({ properties }) => properties.QueueName).sort()).toEqual([
      'assent-delivery-events',
      'assent-inbound-sms',
      'assent-replies',
    ])
    for (const { properties } of queues) {
      const target = referencedId(properties.RedrivePolicy.deadLetterTargetArn)
      expect(nameOf('AWS::SQS::Queue', target)).toBe(`${properties.QueueName}-dead-letters`)
    }
  })

  test('every queue keeps messages for two weeks', () => {
    for (const { properties } of ofType('AWS::SQS::Queue'))
      expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })

  test('the messages of a batch fail one by one', () => {
    for (const { properties } of ofType('AWS::Lambda::EventSourceMapping')) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    }
  })

  test('every topic is encrypted under the deployment’s key, which rotates', () => {
    const [key] = ofType('AWS::KMS::Key')
    expect(key?.properties.EnableKeyRotation).toBe(true)
    for (const { properties } of ofType('AWS::SNS::Topic'))
      expect(referencedId(properties.KmsMasterKeyId)).toBe(key?.id)
  })

  test.each([
    ['inbound-sms', 'sms-voice.amazonaws.com'],
    ['delivery-events', 'sms-voice.amazonaws.com'],
    ['alarms', 'cloudwatch.amazonaws.com'],
  ])('to the topic %s, only %s of this account may publish', (topic, service) => {
    const allowing = policyOfTopic(`assent-${topic}`).filter(({ Effect }) => Effect === 'Allow')
    expect(allowing).toMatchObject([
      { Action: 'sns:Publish', Principal: { Service: service }, Condition: onlyThisAccount },
    ])
  })

  test('those two services may use the key, on behalf of this account only', () => {
    const [key] = ofType('AWS::KMS::Key')
    const [, ...services] = (key?.properties.KeyPolicy.Statement ?? []) as Statement[]
    expect(services).toMatchObject([
      {
        Principal: { Service: ['cloudwatch.amazonaws.com', 'sms-voice.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: onlyThisAccount,
      },
    ])
  })

  test('only relay, sweep and retention publish application events', () => {
    const publishers = ofType('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => actionsOf(permissionsOf(template, name)).includes('sns:Publish'))
    expect(publishers.sort()).toEqual(['assent-outbox-relay', 'assent-outbox-sweep', 'assent-retention'])
    expect(policyOfTopic('assent-consent-events').every(({ Effect }) => Effect === 'Deny')).toBe(true)
  })

  test('raw delivery is off, since only the envelope has a date', () => {
    for (const { properties } of ofType('AWS::SNS::Subscription'))
      expect(properties.RawMessageDelivery).not.toBe(true)
  })

  test('messages that a topic cannot deliver go to the dead-letter queue, from which they can be redriven', () => {
    const kept = ofType('AWS::SNS::Subscription').map(({ properties }) =>
      nameOf('AWS::SQS::Queue', referencedId(properties.RedrivePolicy.deadLetterTargetArn)),
    )
    expect(kept.sort()).toEqual(['assent-delivery-events-dead-letters', 'assent-inbound-sms-dead-letters'])
  })
})
