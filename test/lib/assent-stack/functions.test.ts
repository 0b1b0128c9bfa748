import { describe, expect, test } from 'vitest'
import {
  actionsOf,
  permissionsOf,
  referencedId,
  resourcesOf,
  type Statement,
  systemTemplate,
} from '../synthesize.ts'
import { all, nameOf, ofType, template, withEverything } from './system.ts'

describe('functions', () => {
  test('every function runs Node 24 on arm64', () => {
    for (const { properties } of ofType('AWS::Lambda::Function')) {
      expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'] })
    }
  })

  test('REC-5: records has the memory and timeout to read and verify a ledger of 20,000 events', () => {
    const records = ofType('AWS::Lambda::Function').filter(({ properties }) =>
      properties.FunctionName.endsWith('-records'),
    )
    expect(records.map(({ properties: { MemorySize, Timeout } }) => [MemorySize, Timeout])).toEqual([
      [1024, 60],
    ])
  })

  test('every function has its own log group, which expires entries after a month and is removed with the stack', () => {
    const groups = ofType('AWS::Lambda::Function').map(({ properties }) =>
      referencedId(properties.LoggingConfig.LogGroup),
    )
    expect(new Set(groups).size).toBe(ofType('AWS::Lambda::Function').length)
    for (const id of groups) {
      const group = all.find((each) => each.id === id)
      expect([group?.properties.RetentionInDays, group?.deletionPolicy]).toEqual([30, 'Delete'])
    }
  })

  test('no function may create a log group, which would never expire', () => {
    expect(JSON.stringify(all)).not.toMatch(/logs:CreateLogGroup|AWSLambdaBasicExecutionRole/)
  })

  test('both gates, records and operator have the alias v1', () => {
    const aliases = ofType('AWS::Lambda::Alias').map(({ properties }) => [
      nameOf('AWS::Lambda::Function', referencedId(properties.FunctionName)),
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

describe('the concurrency of the account', () => {
  const receiverOf = (settings: Record<string, string>) => {
    const functions = resourcesOf(systemTemplate(settings), 'AWS::Lambda::Function')
    return functions.filter(({ properties }) => properties.ReservedConcurrentExecutions !== undefined)
  }

  test('is reserved for inbound texts by -c reserved=, and for nothing without it', () => {
    expect(receiverOf({})).toEqual([])
    expect(
      receiverOf({ reserved: '20' }).map(({ properties }) => [
        properties.FunctionName,
        properties.ReservedConcurrentExecutions,
      ]),
    ).toEqual([['assent-inbound-sms', 20]])
  })

  test.each([
    ['20', 20],
    ['1', 2],
  ])('no more is received than -c reserved=%s lets run, or two at least', (reserved, concurrency) => {
    const mappings = resourcesOf(systemTemplate({ reserved }), 'AWS::Lambda::EventSourceMapping')
    expect(mappings.map(({ properties }) => properties.ScalingConfig?.MaximumConcurrency)).toContain(
      concurrency,
    )
  })

  test('every sweep may run until the next one begins, and no longer', () => {
    const timeouts = ofType('AWS::Lambda::Function').flatMap(({ properties }) =>
      properties.FunctionName.endsWith('-sweep') ? [[properties.FunctionName, properties.Timeout]] : [],
    )
    expect(timeouts.sort()).toEqual([
      ['assent-due-sweep', 300],
      ['assent-outbox-sweep', 60],
    ])
  })
})

describe('permissions', () => {
  const queueFed = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
  const backOff = ['sqs:ChangeMessageVisibility', 'sqs:SendMessage']
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
    [
      'records',
      [
        ...dynamodb('GetItem', 'BatchGetItem', 'Query', 'Scan'),
        ...['kms:GenerateMac', 'kms:Sign', 's3:GetObject', 's3:ListBucket'],
      ],
    ],
    [
      'inbound-sms',
      [...dynamodb('GetItem', 'Query', 'PutItem', 'UpdateItem'), 'kms:GenerateMac', ...backOff, ...queueFed],
    ],
    [
      'reply-sender',
      [
        ...dynamodb('GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem'),
        'kms:GenerateMac',
        'sms-voice:SendTextMessage',
        'sms-voice:DescribeOptedOutNumbers',
        'sms-voice:DeleteOptedOutNumber',
        ...queueFed,
      ],
    ],
    [
      'send-message',
      [
        ...dynamodb('GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'ConditionCheckItem'),
        'sms-voice:SendTextMessage',
        'sms-voice:DescribeOptedOutNumbers',
      ],
    ],
    ['delivery-events', [...dynamodb('GetItem', 'PutItem', 'UpdateItem'), ...backOff, ...queueFed]],
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
    ['operator', [...dynamodb('GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem'), 'kms:GenerateMac']],
    ['due-sweep', dynamodb('GetItem', 'Query', 'PutItem', 'UpdateItem')],
    ['digest', [...dynamodb('Scan', 'GetItem', 'PutItem'), 's3:PutObject', 's3:PutObjectRetention']],
    ['outbox-sweep', [...dynamodb('UpdateItem', 'Query', 'DeleteItem'), ...publish, 'sqs:SendMessage']],
  ])('%s has exactly the permissions that its job needs', (name, actions) => {
    expect(actionsOf(permissionsOf(template, `assent-${name}`))).toEqual([...actions].sort())
  })

  test("OUT-9 AWS's lists are read every hour where a carrier answers STOP itself, and not written", () => {
    const lists = ['DescribeOptedOutNumbers', 'DescribePhoneNumbers', 'DescribePools']
    expect(actionsOf(permissionsOf(withEverything, 'assent-opt-out-lists'))).toEqual([
      ...dynamodb('GetItem', 'PutItem', 'UpdateItem').sort(),
      ...lists.map((action) => `sms-voice:${action}`),
    ])
    withEverything.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(1 hour)' })
    expect(ofType('AWS::Lambda::Function').map(({ properties }) => properties.FunctionName)).not.toContain(
      'assent-opt-out-lists',
    )
  })

  test('only the sending gate and the reply sender may send text messages', () => {
    const senders = ofType('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => actionsOf(permissionsOf(template, name)).includes('sms-voice:SendTextMessage'))
    expect(senders.sort()).toEqual(['assent-reply-sender', 'assent-send-message'])
  })

  test('no function has a wildcard action', () => {
    const statements = ofType('AWS::IAM::Policy').flatMap(
      ({ properties }) => properties.PolicyDocument.Statement,
    )
    for (const action of actionsOf(statements)) expect(action).not.toMatch(/\*/)
  })

  test('only records and the digest may scan, to verify a whole tenant and all ledgers, and the check of a deployment, to see whether a table is empty', () => {
    const scanning = ofType('AWS::Lambda::Function')
      .map(({ properties }) => properties.FunctionName)
      .filter((name) => actionsOf(permissionsOf(template, name)).includes('dynamodb:Scan'))
    expect(scanning.sort()).toEqual(['assent-deployment-check', 'assent-digest', 'assent-records'])
  })

  test.each(['outbox-sweep', 'due-sweep'])('%s may query the index of due items only', (name) => {
    const queries = permissionsOf(template, `assent-${name}`).filter(({ Action }) =>
      [Action].flat().includes('dynamodb:Query'),
    )
    expect(queries).toHaveLength(1)
    expect(queries[0]?.Action).toBe('dynamodb:Query')
    expect(JSON.stringify(queries[0]?.Resource)).toMatch(/\/index\/due"\]\]\}$/)
  })

  test('no permission covers all resources except listing the streams and the tables of the account', () => {
    const open = ofType('AWS::IAM::Policy')
      .flatMap(({ properties }) => properties.PolicyDocument.Statement as Statement[])
      .filter(({ Resource }) => [Resource].flat().includes('*'))
    expect(actionsOf(open)).toEqual(['dynamodb:ListStreams', 'dynamodb:ListTables'])
  })
})
