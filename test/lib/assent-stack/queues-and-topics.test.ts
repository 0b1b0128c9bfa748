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

  test.each(['assent-inbound-sms', 'assent-delivery-events'])(
    'OUT-5: %s retries for over three days, at most five minutes apart, since its messages may be stops',
    (name) => {
      const [queue] = ofType('AWS::SQS::Queue').filter(({ properties }) => properties.QueueName === name)
      const { VisibilityTimeout, RedrivePolicy } = queue?.properties ?? {}
      expect([VisibilityTimeout, RedrivePolicy.maxReceiveCount]).toEqual([300, 1000])
      expect(VisibilityTimeout * RedrivePolicy.maxReceiveCount).toBeGreaterThan(3 * 24 * 3600)
    },
  )

  test('a message stays hidden for at least six times the timeout of its function', () => {
    const fed = ofType('AWS::Lambda::EventSourceMapping').flatMap(({ properties }) => {
      const queue = ofType('AWS::SQS::Queue').find(({ id }) => id === referencedId(properties.EventSourceArn))
      const fn = ofType('AWS::Lambda::Function').find(
        ({ id }) => id === referencedId(properties.FunctionName),
      )
      return queue && fn ? [[queue.properties.VisibilityTimeout, fn.properties.Timeout]] : []
    })
    expect(fed).toHaveLength(3)
    for (const [hidden, timeout] of fed) expect(hidden).toBeGreaterThanOrEqual(6 * timeout)
  })

  test('what feeds a function cannot take all of the account’s concurrency, except inbound texts', () => {
    const limits = ofType('AWS::Lambda::EventSourceMapping').flatMap(({ properties }) => {
      const queue = ofType('AWS::SQS::Queue').find(({ id }) => id === referencedId(properties.EventSourceArn))
      return queue ? [[queue.properties.QueueName, properties.ScalingConfig?.MaximumConcurrency]] : []
    })
    expect(limits.sort()).toEqual([
      ['assent-delivery-events', 2],
      ['assent-inbound-sms', undefined],
      ['assent-replies', 4],
    ])
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

  test('CloudWatch uses the key for this account only, End User Messaging also if it does not name the account', () => {
    const [key] = ofType('AWS::KMS::Key')
    const [, ...services] = (key?.properties.KeyPolicy.Statement ?? []) as Statement[]
    const actions = ['kms:Decrypt', 'kms:GenerateDataKey*']
    const ifNamed = { StringEqualsIfExists: onlyThisAccount.StringEquals }
    const allowed = services.map(({ Principal, Action, Condition }) => ({ Principal, Action, Condition }))
    expect(allowed).toHaveLength(2)
    expect(allowed).toEqual(
      expect.arrayContaining([
        {
          Principal: { Service: 'cloudwatch.amazonaws.com' },
          Action: actions,
          Condition: onlyThisAccount,
        },
        { Principal: { Service: 'sms-voice.amazonaws.com' }, Action: actions, Condition: ifNamed },
      ]),
    )
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
