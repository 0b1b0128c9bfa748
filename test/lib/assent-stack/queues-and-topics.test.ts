import { describe, expect, test } from 'vitest'
import { actionsOf, named, permissionsOf, type Statement } from '../synthesize.ts'
import { nameOf, of, policyOfTopic, template } from './system.ts'

const onlyThisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }

describe('queues and topics', () => {
  test('every queue is encrypted and refuses what does not come over TLS', () => {
    const policies = of('AWS::SQS::QueuePolicy').flatMap(({ properties }) => properties.Queues.map(named))
    for (const { id, properties } of of('AWS::SQS::Queue')) {
      expect([properties.SqsManagedSseEnabled, policies.includes(id)]).toEqual([true, true])
    }
  })

  test('every queue that feeds a function has somewhere for its dead letters', () => {
    const fed = of('AWS::Lambda::EventSourceMapping').map(({ properties }) =>
      named(properties.EventSourceArn),
    )
    const queues = of('AWS::SQS::Queue').filter(({ id }) => fed.includes(id))
    expect(queues.map(({ properties }) => properties.QueueName).sort()).toEqual([
      'assent-delivery-events',
      'assent-inbound-sms',
      'assent-replies',
    ])
    for (const { properties } of queues) {
      const target = named(properties.RedrivePolicy.deadLetterTargetArn)
      expect(nameOf('AWS::SQS::Queue', target)).toBe(`${properties.QueueName}-dead-letters`)
    }
  })

  test('what lies in a queue is kept for two weeks', () => {
    for (const { properties } of of('AWS::SQS::Queue'))
      expect(properties.MessageRetentionPeriod).toBe(14 * 24 * 3600)
  })

  test.each(['assent-inbound-sms', 'assent-delivery-events'])(
    'OUT-5: %s tries for over three days, five minutes apart at the most, since what it holds may be a stop',
    (name) => {
      const [queue] = of('AWS::SQS::Queue').filter(({ properties }) => properties.QueueName === name)
      const { VisibilityTimeout, RedrivePolicy } = queue?.properties ?? {}
      expect([VisibilityTimeout, RedrivePolicy.maxReceiveCount]).toEqual([300, 1000])
      expect(VisibilityTimeout * RedrivePolicy.maxReceiveCount).toBeGreaterThan(3 * 24 * 3600)
    },
  )

  test('a message stays hidden for six times as long as its function may run, so that throttling loses no try', () => {
    for (const { properties } of of('AWS::Lambda::EventSourceMapping')) {
      const queue = of('AWS::SQS::Queue').find(({ id }) => id === named(properties.EventSourceArn))
      const fn = of('AWS::Lambda::Function').find(({ id }) => id === named(properties.FunctionName))
      if (queue) {
        expect(queue.properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * fn?.properties.Timeout)
      }
    }
  })

  test('of a batch each message fails alone', () => {
    for (const { properties } of of('AWS::Lambda::EventSourceMapping')) {
      expect(properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
    }
  })

  test('every topic lies under the key of the deployment, which is rotated', () => {
    const [key] = of('AWS::KMS::Key')
    expect(key?.properties.EnableKeyRotation).toBe(true)
    for (const { properties } of of('AWS::SNS::Topic')) expect(named(properties.KmsMasterKeyId)).toBe(key?.id)
  })

  test.each([
    ['inbound-sms', 'sms-voice.amazonaws.com'],
    ['delivery-events', 'sms-voice.amazonaws.com'],
    ['alarms', 'cloudwatch.amazonaws.com'],
  ])('the topic %s lets %s of this account publish and nobody else', (topic, service) => {
    const allowing = policyOfTopic(`assent-${topic}`).filter(({ Effect }) => Effect === 'Allow')
    expect(allowing).toMatchObject([
      { Action: 'sns:Publish', Principal: { Service: service }, Condition: onlyThisAccount },
    ])
  })

  test('the key lets those two services in, on behalf of this account', () => {
    const [key] = of('AWS::KMS::Key')
    const [, ...services] = (key?.properties.KeyPolicy.Statement ?? []) as Statement[]
    expect(services).toMatchObject([
      {
        Principal: { Service: ['cloudwatch.amazonaws.com', 'sms-voice.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        Condition: onlyThisAccount,
      },
    ])
  })

  test('the topic of application events is published to by relay, sweep and retention alone', () => {
    const publishers = of('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => actionsOf(permissionsOf(template, name)).includes('sns:Publish'))
    expect(publishers.sort()).toEqual(['assent-outbox-relay', 'assent-outbox-sweep', 'assent-retention'])
    expect(policyOfTopic('assent-consent-events').every(({ Effect }) => Effect === 'Deny')).toBe(true)
  })

  test('raw delivery is never on, since the envelope holds the only date', () => {
    for (const { properties } of of('AWS::SNS::Subscription'))
      expect(properties.RawMessageDelivery).not.toBe(true)
  })

  test('what a topic cannot deliver is kept with the dead letters, from where it can be sent on', () => {
    const kept = of('AWS::SNS::Subscription').map(({ properties }) =>
      nameOf('AWS::SQS::Queue', named(properties.RedrivePolicy.deadLetterTargetArn)),
    )
    expect(kept.sort()).toEqual(['assent-delivery-events-dead-letters', 'assent-inbound-sms-dead-letters'])
  })
})
