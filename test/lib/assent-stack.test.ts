import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import { OUTBOX } from '../../lambdas/adapters/keys.ts'
import { ABANDONED, LEAD } from '../../lambdas/application/claim.ts'
import {
  actionsOf,
  named,
  permissionsOf,
  type Resource,
  resourcesOf,
  root,
  type Statement,
  systemTemplate,
} from './synthesize.ts'

let template: Template
let all: Resource[]

beforeAll(() => {
  template = systemTemplate()
  all = resourcesOf(template)
})

const of = (type: string): Resource[] => all.filter((resource) => resource.type === type)
const nameOf = (type: string, id: string): string => {
  const { FunctionName, QueueName, TopicName } = of(type).find((each) => each.id === id)?.properties ?? {}
  return FunctionName ?? QueueName ?? TopicName
}
const policyOfTopic = (name: string): Statement[] =>
  of('AWS::SNS::TopicPolicy')
    .filter(({ properties }) =>
      properties.Topics.some((topic: unknown) => nameOf('AWS::SNS::Topic', named(topic)) === name),
    )
    .flatMap(({ properties }) => properties.PolicyDocument.Statement)
const onlyThisAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }

describe('functions', () => {
  test('every function runs Node 24 on arm64', () => {
    for (const { properties } of of('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    }
  })

  test('REC-5: the records have the memory and the time to read and verify a ledger of 20,000 events', () => {
    const records = of('AWS::Lambda::Function').filter(({ properties }) =>
      properties.FunctionName.endsWith('-records'),
    )
    expect(records.map(({ properties: { MemorySize, Timeout } }) => [MemorySize, Timeout])).toEqual([
      [1024, 30],
    ])
  })

  test('every function writes to a log group of its own that forgets after a month and goes with the stack', () => {
    const groups = of('AWS::Lambda::Function').map(({ properties }) =>
      named(properties.LoggingConfig.LogGroup),
    )
    expect(new Set(groups).size).toBe(of('AWS::Lambda::Function').length)
    for (const id of groups) {
      const group = all.find((each) => each.id === id)
      expect([group?.properties.RetentionInDays, group?.deletionPolicy]).toEqual([30, 'Delete'])
    }
  })

  test('no function may create a log group, which would forget nothing', () => {
    expect(JSON.stringify(all)).not.toMatch(/logs:CreateLogGroup|AWSLambdaBasicExecutionRole/)
  })

  test('callers reach both gates, the records and the operator by the alias v1', () => {
    const aliases = of('AWS::Lambda::Alias').map(({ properties }) => [
      nameOf('AWS::Lambda::Function', named(properties.FunctionName)),
      properties.Name,
    ])
    expect(aliases.sort()).toEqual([
      ['assent-operator', 'v1'],
      ['assent-records', 'v1'],
      ['assent-send-gate', 'v1'],
      ['assent-send-message', 'v1'],
    ])
  })
})

describe('permissions', () => {
  const queueFed = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
  const streamFed = [
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
  ]
  const publish = ['sns:Publish', 'kms:Decrypt', 'kms:GenerateDataKey']
  const dynamodb = (...actions: string[]): string[] => actions.map((action) => `dynamodb:${action}`)

  test.each([
    ['send-gate', dynamodb('GetItem', 'BatchGetItem')],
    ['records', dynamodb('GetItem', 'BatchGetItem', 'Query', 'Scan')],
    [
      'inbound-sms',
      [
        ...dynamodb('GetItem', 'Query', 'PutItem', 'UpdateItem'),
        'kms:GenerateMac',
        'sqs:SendMessage',
        ...queueFed,
      ],
    ],
    [
      'reply-sender',
      [
        ...dynamodb('GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
        'kms:GenerateMac',
        'sms-voice:SendTextMessage',
        ...queueFed,
      ],
    ],
    [
      'send-message',
      [
        ...dynamodb('GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        'sms-voice:SendTextMessage',
      ],
    ],
    ['delivery-events', [...dynamodb('GetItem', 'PutItem', 'UpdateItem'), ...queueFed]],
    ['outbox-relay', [...dynamodb('DeleteItem'), ...streamFed, ...publish, 'sqs:SendMessage']],
    [
      'retention',
      [
        ...dynamodb('GetItem', 'Query', 'PutItem', 'BatchWriteItem'),
        ...streamFed,
        ...publish,
        'kms:GenerateMac',
        's3:ListBucket',
        's3:PutObject',
        's3:PutObjectRetention',
      ],
    ],
    ['operator', [...dynamodb('GetItem', 'Query', 'PutItem', 'UpdateItem'), 'kms:GenerateMac']],
    ['due-sweep', dynamodb('GetItem', 'Query', 'PutItem', 'UpdateItem')],
    ['outbox-sweep', [...dynamodb('GetItem', 'Query', 'DeleteItem'), ...publish, 'sqs:SendMessage']],
  ])('%s may do what its job needs and nothing else', (name, actions) => {
    expect(actionsOf(permissionsOf(template, `assent-${name}`))).toEqual([...actions].sort())
  })

  test('only the sending gate and the reply sender may send text messages', () => {
    const senders = of('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) =>
        actionsOf(permissionsOf(template, name)).some((action) => action.startsWith('sms-voice:')),
      )
    expect(senders.sort()).toEqual(['assent-reply-sender', 'assent-send-message'])
  })

  test('no function has a wildcard for an action', () => {
    const statements = of('AWS::IAM::Policy').flatMap(({ properties }) => properties.PolicyDocument.Statement)
    for (const action of actionsOf(statements)) expect(action).not.toMatch(/\*/)
  })

  test('no function may scan but the records, which verify a whole tenant', () => {
    const scanning = of('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => actionsOf(permissionsOf(template, name)).includes('dynamodb:Scan'))
    expect(scanning).toEqual(['assent-records'])
  })

  test.each(['outbox-sweep', 'due-sweep'])(
    'the %s may query the index of what is due and no more',
    (name) => {
      const queries = permissionsOf(template, `assent-${name}`).filter(({ Action }) =>
        [Action].flat().includes('dynamodb:Query'),
      )
      expect(queries).toHaveLength(1)
      expect(queries[0]?.Action).toBe('dynamodb:Query')
      expect(JSON.stringify(queries[0]?.Resource)).toMatch(/\/index\/due"\]\]\}$/)
    },
  )

  test('no resource is open to all but the streams of the account, which may be listed', () => {
    const open = of('AWS::IAM::Policy')
      .flatMap(({ properties }) => properties.PolicyDocument.Statement as Statement[])
      .filter(({ Resource }) => [Resource].flat().includes('*'))
    expect(actionsOf(open)).toEqual(['dynamodb:ListStreams'])
  })
})

describe('the table', () => {
  const table = (): Resource => of('AWS::DynamoDB::Table')[0] as Resource

  test('is retained, protected, streams, expires and can be restored', () => {
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

  test('has no fixed name, so that one that was kept never stands in the way of a new one', () => {
    expect(table().properties).not.toHaveProperty('TableName')
  })

  test('outlives the stack with its tombstones’ key and the buckets of retention, and nothing else does', () => {
    const outliving = all.filter(({ deletionPolicy }) => deletionPolicy?.startsWith('Retain'))
    expect(outliving.map(({ type }) => type).sort()).toEqual([
      'AWS::DynamoDB::Table',
      'AWS::KMS::Key',
      'AWS::S3::Bucket',
      'AWS::S3::Bucket',
    ])
  })

  test('is told by an output', () => {
    expect(template.toJSON().Outputs.TableName.Value).toEqual({ Ref: table().id })
  })

  test('wakes the relay for what is put into the outbox, and for nothing else', () => {
    const mapping = of('AWS::Lambda::EventSourceMapping').find(
      ({ properties }) =>
        nameOf('AWS::Lambda::Function', named(properties.FunctionName)) === 'assent-outbox-relay',
    )
    expect(JSON.parse(mapping?.properties.FilterCriteria.Filters[0].Pattern)).toEqual({
      eventName: ['INSERT'],
      dynamodb: { Keys: { sk: { S: [{ prefix: OUTBOX }] } } },
    })
  })

  test('that was kept is taken up again instead of a new one', () => {
    const streamArn = 'arn:aws:dynamodb:us-east-1:000000000000:table/kept/stream/2026-11-21T00:00:00.000'
    const keyArn = 'arn:aws:kms:us-east-1:000000000000:key/kept'
    const again = systemTemplate({ table: 'kept', tableStream: streamArn, tombstoneKey: keyArn })
    expect(resourcesOf(again, 'AWS::DynamoDB::Table')).toEqual([])
    for (const { properties } of resourcesOf(again, 'AWS::Lambda::Function')) {
      expect(properties.Environment.Variables.TABLE_NAME).toBe('kept')
      expect([undefined, keyArn]).toContain(properties.Environment.Variables.TOMBSTONE_KEY_ID)
    }
    again.hasResourceProperties('AWS::Lambda::EventSourceMapping', { EventSourceArn: streamArn })
    expect(again.toJSON().Outputs.TableName.Value).toBe('kept')
  })
})

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

describe('alarms', () => {
  const names = (): string[] => of('AWS::CloudWatch::Alarm').map(({ properties }) => properties.AlarmName)

  test('every alarm reaches the alarm topic', () => {
    for (const { properties } of of('AWS::CloudWatch::Alarm')) {
      expect(
        properties.AlarmActions.map((topic: unknown) => nameOf('AWS::SNS::Topic', named(topic))),
      ).toEqual(['assent-alarms'])
    }
  })

  test('every dead letter, every failing function, a waiting message and an unknown reply ring', () => {
    const queues = of('AWS::SQS::Queue').map(({ properties }) => properties.QueueName)
    const functions = of('AWS::Lambda::Function').map(({ properties }) => `${properties.FunctionName}-errors`)
    const deadLetters = queues.filter(
      (name) => !['assent-inbound-sms', 'assent-replies', 'assent-delivery-events'].includes(name),
    )
    expect(names().sort()).toEqual(
      [
        ...deadLetters,
        ...functions,
        'assent-inbound-sms-waiting',
        'assent-send-unknown',
        'assent-provider-opted-out',
        'assent-send-refused',
        'assent-configuration-set-missing',
        'assent-reply-refused',
        'assent-reply-unknown',
        'assent-reviews-waiting',
        'assent-stop-recorded-late',
        'assent-site-unanswered',
      ].sort(),
    )
  })

  test('a message that has waited over 60 seconds rings', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'assent-inbound-sms-waiting',
      MetricName: 'ApproximateAgeOfOldestMessage',
      Threshold: 60,
      ComparisonOperator: 'GreaterThanThreshold',
    })
  })

  test.each(['reply_unknown', 'reply_refused'])('%s is counted as the reply sender logs it', (event) => {
    const filters = of('AWS::Logs::MetricFilter')
    const filter = filters.find(({ properties }) => properties.FilterPattern.includes(event))
    const logGroup = all.find(({ id }) => id === named(filter?.properties.LogGroupName))
    expect(filter?.properties.FilterPattern).toBe(`{ $.message.event = "${event}" }`)
    expect(logGroup?.properties.LogGroupName).toBe('/aws/lambda/assent-reply-sender')
  })

  test('EVT-2: a claim is given up after the sender must have ended, and before its queue tries again', () => {
    const [sender] = of('AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName === 'assent-reply-sender',
    )
    const [queue] = of('AWS::SQS::Queue').filter(
      ({ properties }) => properties.QueueName === 'assent-replies',
    )
    expect(ABANDONED).toBeGreaterThan(sender?.properties.Timeout * 1000)
    expect(ABANDONED).toBeLessThan(queue?.properties.VisibilityTimeout * 1000)
  })

  test('GATE-7, EVT-2: the sending gate has ended before its claim is given up, and before the hours it claimed in', () => {
    const [gate] = of('AWS::Lambda::Function').filter(
      ({ properties }) => properties.FunctionName === 'assent-send-message',
    )
    const most = gate?.properties.Timeout * 1000
    expect(ABANDONED).toBeGreaterThan(most)
    expect(LEAD).toBeGreaterThanOrEqual(most + 5000)
  })

  test('every alarm has an article in the runbook', () => {
    const articles = readFileSync(join(root, 'docs', 'runbook.md'), 'utf8').match(
      /(?<=^#+ .*`)[a-z-]+(?=`)/gm,
    )
    expect(
      names()
        .map((name) => name.replace('assent-', ''))
        .sort(),
    ).toEqual(articles?.sort())
  })

  test('with an alarm e-mail somebody is subscribed', () => {
    systemTemplate({ alarmEmail: 'ops@acme.example' }).hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'ops@acme.example',
    })
  })
})

describe('names', () => {
  test('the inbound topic and the events topic have the names that callers know', () => {
    expect(of('AWS::SNS::Topic').map(({ properties }) => properties.TopicName)).toEqual(
      expect.arrayContaining(['assent-inbound-sms', 'assent-consent-events']),
    )
  })

  test("physical names begin with the stack's name", () => {
    const text = resourcesOf(systemTemplate({ stack: 'demo' })).flatMap(({ properties }) => [
      properties.FunctionName,
      properties.QueueName,
      properties.TopicName,
      properties.AlarmName,
      properties.LogGroupName?.replace?.('/aws/lambda/', ''),
    ])
    const physical = text.filter((name) => typeof name === 'string')
    expect(physical.length).toBeGreaterThan(30)
    for (const name of physical) expect(name).toMatch(/^demo-/)
  })

  test('nothing of the system belongs to the number, so that the number comes and goes by itself', () => {
    expect(all.filter(({ type }) => type.startsWith('AWS::SMSVOICE'))).toEqual([])
  })
})

describe('a simulator', () => {
  const simulated = (each: Template): Record<string, string> =>
    Object.fromEntries(
      resourcesOf(each, 'AWS::Lambda::Function').flatMap(({ properties }) => {
        const number = properties.Environment.Variables.SIMULATED_NUMBER
        return number === undefined ? [] : [[properties.FunctionName, number]]
      }),
    )

  test('plays a defined number, and the functions that hear and send texts are told which', () => {
    expect(simulated(systemTemplate({ number: 'simulator' }))).toEqual({
      'assent-inbound-sms': '+12065550100',
      'assent-reply-sender': '+12065550100',
      'assent-send-message': '+12065550100',
      'assent-delivery-events': '+12065550100',
    })
  })

  test('that is not there plays no number', () => {
    expect([simulated(template), simulated(systemTemplate({ number: 'phone-123' }))]).toEqual([{}, {}])
  })
})

describe('the dashboard', () => {
  test('shows decisions by reason, messages by outcome, changes of consent and deliveries', () => {
    const [dashboard] = of('AWS::CloudWatch::Dashboard')
    expect(dashboard?.properties.DashboardName).toBe('assent')
    const body = JSON.stringify(dashboard?.properties.DashboardBody)
    for (const metric of ['decided', 'sent', 'published', 'delivery']) {
      expect(body).toContain(`MetricName=\\\\\\"${metric}\\\\\\"`)
    }
  })

  test('every metric on it is counted from a log line, told apart by what the line says', () => {
    const counted = of('AWS::Logs::MetricFilter').flatMap(({ properties }) => {
      const [{ MetricName, Dimensions = [] }] = properties.MetricTransformations
      const by = Dimensions.map(({ Value }: { Value: string }) => Value)
      return by.length > 0
        ? [[MetricName, nameOf('AWS::Logs::LogGroup', named(properties.LogGroupName)), ...by]]
        : []
    })
    expect(counted.map(([metric, , ...by]) => [metric, ...by])).toEqual([
      ['decided', '$.message.gate', '$.message.reason'],
      ['decided', '$.message.gate', '$.message.reason'],
      ['sent', '$.message.outcome'],
      ['published', '$.message.type'],
      ['published', '$.message.type'],
      ['published', '$.message.type'],
      ['delivery', '$.message.outcome'],
    ])
  })
})
