import * as dynamodb from '@aws-sdk/client-dynamodb'
import * as texting from '@aws-sdk/client-pinpoint-sms-voice-v2'
import type { Template } from 'aws-cdk-lib/assertions'
import { beforeAll, describe, expect, test } from 'vitest'
import { SIMULATOR } from '../../lambdas/adapters/core/keys.ts'
import { call } from './calls.ts'
import {
  numberTemplate,
  type Resource,
  resourcesOf,
  type Statement,
  stacks,
  systemTemplate,
} from './synthesize.ts'

const PHONE = 'phone-0123456789abcdef'
const POOL = 'pool-0123456789abcdef'
const templates = new Map<string, Template>()

beforeAll(() => {
  for (const number of [PHONE, POOL, 'simulator']) templates.set(number, numberTemplate(number))
})

const callsOf = (number: string): Resource[] => resourcesOf(templates.get(number)!, 'Custom::AWS')
const step = (number: string, setting: string): Resource =>
  callsOf(number).find(({ properties }) => JSON.stringify(properties).includes(setting))!

describe.each([
  [PHONE, 'UpdatePhoneNumberCommand', { PhoneNumberId: PHONE }],
  [POOL, 'UpdatePoolCommand', { PoolId: POOL }],
  ['simulator', 'UpdatePhoneNumberCommand', { PhoneNumberId: 'PhoneNumberId' }],
])('-c number=%s', (number, action, target) => {
  const twoWay = (): Resource => step(number, 'TwoWayEnabled')
  const selfManaged = (): Resource => step(number, 'SelfManagedOptOutsEnabled')

  test('turns on two-way messaging first, to the inbound topic', () => {
    const on = {
      action,
      parameters: { ...target, TwoWayEnabled: true, TwoWayChannelArn: 'assent-inbound-topic-arn' },
    }
    expect([call(twoWay(), 'Create'), call(twoWay(), 'Update')]).toMatchObject([on, on])
  })

  test('turns on self-managed opt-outs after two-way messaging', () => {
    const on = { action, parameters: { ...target, SelfManagedOptOutsEnabled: true } }
    expect([call(selfManaged(), 'Create'), call(selfManaged(), 'Update')]).toMatchObject([on, on])
    expect(selfManaged().dependsOn).toContain(twoWay().id)
  })

  test('on deletion turns off self-managed opt-outs before two-way messaging, by the same dependency', () => {
    expect(call(selfManaged(), 'Delete').parameters).toEqual({ ...target, SelfManagedOptOutsEnabled: false })
    expect(call(twoWay(), 'Delete').parameters).toEqual({ ...target, TwoWayEnabled: false })
    expect(twoWay().dependsOn).not.toContain(selfManaged().id)
  })

  test('a number that has been released does not block removal', () => {
    for (const resource of callsOf(number)) {
      expect(call(resource, 'Delete').ignoreErrorCodesMatching).toBe('ResourceNotFoundException')
    }
  })

  test('every call exists in the SDK of the runtime', () => {
    const commands = { ...texting, ...dynamodb }
    for (const resource of callsOf(number)) {
      expect(commands).toHaveProperty(call(resource, 'Create').action)
      expect(commands).toHaveProperty(call(resource, 'Delete').action)
    }
  })

  test('is deployed after the system and removed before it', () => {
    const { system, numbers } = stacks({ number })
    expect(numbers.map(({ dependencies }) => dependencies)).toEqual([[system]])
    expect(JSON.stringify(templates.get(number)?.toJSON())).toContain(
      '"Fn::ImportValue":"assent-inbound-topic-arn"',
    )
  })

  test('writes to a log that expires', () => {
    templates.get(number)?.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 30 })
    templates.get(number)?.resourceCountIs('AWS::Logs::LogGroup', 1)
    templates.get(number)?.resourceCountIs('AWS::Lambda::Function', 1)
  })
})

const permissions = (number: string): Statement[] =>
  resourcesOf(templates.get(number)!, 'AWS::IAM::Policy')
    .flatMap(({ properties }) => properties.PolicyDocument.Statement as Statement[])
    .filter(({ Action }) => !JSON.stringify(Action).includes('logs:'))

test.each([
  [PHONE, 'sms-voice:UpdatePhoneNumber', 'phone-number'],
  [POOL, 'sms-voice:UpdatePool', 'pool'],
])('the only permission on %s is to update it', (number, action, kind) => {
  for (const { Action, Resource } of permissions(number)) {
    expect(Action).toBe(action)
    expect(JSON.stringify(Resource)).toContain(`:${kind}/${number}"`)
  }
})

test('when the number changes, the old one keeps its permission until it is disconnected', () => {
  const ids = (number: string): string[] =>
    resourcesOf(templates.get(number)!)
      .filter(
        ({ type, properties }) =>
          type === 'Custom::AWS' || /TwoWay|SelfManaged/.test(properties.PolicyName ?? ''),
      )
      .map(({ id }) => id)
  expect(ids(PHONE)).toHaveLength(4)
  expect(ids(PHONE).filter((id) => ids(POOL).includes(id))).toEqual([])
})

test('the inbound topic is exported with and without a number, so a deployment that names none succeeds', () => {
  const exported = (template: Template): string => template.toJSON().Outputs.InboundTopicArn.Export.Name
  expect([exported(systemTemplate()), exported(systemTemplate({ number: PHONE }))]).toEqual([
    'assent-inbound-topic-arn',
    'assent-inbound-topic-arn',
  ])
})

describe('a simulator', () => {
  const stored = (): Resource => step('simulator', 'PutItemCommand')

  test('is a new US number for text messages, released with its stack', () => {
    const [number] = resourcesOf(templates.get('simulator')!, 'AWS::SMSVOICE::PhoneNumber')
    expect(number?.properties).toMatchObject({
      NumberType: 'SIMULATOR',
      IsoCountryCode: 'US',
      NumberCapabilities: ['SMS'],
    })
    expect(number?.deletionPolicy).not.toBe('Retain')
  })

  test('stores its actual number where the functions look for it, and deletes it again', () => {
    const key = { pk: { S: SIMULATOR.pk }, sk: { S: SIMULATOR.sk } }
    expect(call(stored(), 'Create').parameters).toEqual({
      TableName: 'OutputRefConsentTable',
      Item: { ...key, number: { S: 'PhoneNumber' } },
    })
    expect(call(stored(), 'Delete').parameters).toEqual({ TableName: 'OutputRefConsentTable', Key: key })
  })

  test('may write that one item only', () => {
    expect(
      permissions('simulator').filter(({ Action }) => JSON.stringify(Action).includes('dynamodb:')),
    ).toMatchObject([
      {
        Action: ['dynamodb:DeleteItem', 'dynamodb:PutItem'],
        Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': [SIMULATOR.pk] } },
      },
    ])
  })
})

test('an existing number creates no new one', () => {
  for (const number of [PHONE, POOL]) templates.get(number)?.resourceCountIs('AWS::SMSVOICE::PhoneNumber', 0)
})

test.each([PHONE, POOL, 'simulator'])(
  'REACH-1 with %s, delivery events are published to their topic',
  (number) => {
    const [set] = resourcesOf(templates.get(number)!, 'AWS::SMSVOICE::ConfigurationSet')
    expect(set?.properties).toMatchObject({
      ConfigurationSetName: 'assent',
      EventDestinations: [
        {
          Enabled: true,
          MatchingEventTypes: expect.arrayContaining(['TEXT_DELIVERED', 'TEXT_INVALID', 'TEXT_BLOCKED']),
          SnsDestination: { TopicArn: { 'Fn::ImportValue': 'assent-delivery-topic-arn' } },
        },
      ],
    })
  },
)

test('REACH-1 texts are sent with the configuration set only where a number is connected', () => {
  const sets = (template: Template) =>
    resourcesOf(template, 'AWS::Lambda::Function').flatMap(({ properties }) => {
      const set = properties.Environment.Variables.CONFIGURATION_SET
      return set === undefined ? [] : [[properties.FunctionName, set]]
    })
  expect(sets(systemTemplate({ number: PHONE })).sort()).toEqual([
    ['assent-reply-sender', 'assent'],
    ['assent-send-message', 'assent'],
  ])
  expect(sets(systemTemplate())).toEqual([])
})
