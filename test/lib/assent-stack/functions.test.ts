import { describe, expect, test } from 'vitest'
import { actionsOf, named, permissionsOf, type Statement } from '../synthesize.ts'
import { all, nameOf, of, template } from './system.ts'

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
  const setsBack = ['sqs:ChangeMessageVisibility', 'sqs:SendMessage']
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
        ...setsBack,
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
    ['delivery-events', [...dynamodb('GetItem', 'PutItem', 'UpdateItem'), ...setsBack, ...queueFed]],
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
