import { DynamoDB } from '@aws-sdk/client-dynamodb'
import { KMS } from '@aws-sdk/client-kms'
import { PinpointSMSVoiceV2 } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { S3 } from '@aws-sdk/client-s3'
import { SESv2 } from '@aws-sdk/client-sesv2'
import { SNS } from '@aws-sdk/client-sns'
import { SQS } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Service } from '../../../local/http/message.ts'
import { type Origin, openOrigin } from '../../../local/http/server.ts'
import { openPermissions } from '../../../local/iam/permissions.ts'
import { arn } from '../../../local/template/arn.ts'

let origin: Origin
const reported: string[] = []

beforeAll(async () => {
  origin = await openOrigin(0)
})

afterAll(() => origin.close())

const KEY = arn('kms', 'key/one')
const TOPIC = arn('sns', 'news')
const TABLE = arn('dynamodb', 'table/kept')

/** A function with these grants; calls that are allowed get an empty response. */
function given(...grants: [action: string, resource: string, conditions?: Record<string, string>][]) {
  reported.length = 0
  const permissions = openPermissions(
    {
      functions: [{ name: 'fn' }],
      grants: grants.map(([action, resource, conditions = {}]) => ({
        function: 'fn',
        action,
        resource,
        conditions,
      })),
      topics: [{ name: 'news', arn: TOPIC, keyArn: KEY, subscriptions: [] }],
      bucketNames: ['bucket'],
    },
    (line) => reported.push(line),
  )
  const respond: Service = ({ headers }) => ({ status: 200, body: headers['x-amz-target'] ? '{}' : '' })
  origin.serve([permissions.guard, respond], console.error)
  return permissions
}

const by = (accessKeyId: string) => ({
  region: 'us-east-1',
  endpoint: origin.url,
  credentials: { accessKeyId, secretAccessKey: 'test' },
})
const dynamodb = (accessKeyId = 'fn') => new DynamoDB(by(accessKeyId))
const s3 = () => new S3({ ...by('fn'), forcePathStyle: true })
const texts = () => new PinpointSMSVoiceV2(by('fn'))
const text = (OriginationIdentity: string) =>
  texts().sendTextMessage({ DestinationPhoneNumber: '+12065550142', OriginationIdentity })
const mail = (FromEmailAddress: string, ...ToAddresses: string[]) =>
  new SESv2(by('fn')).sendEmail({
    FromEmailAddress,
    Destination: { ToAddresses },
    Content: { Raw: { Data: Buffer.from('x') } },
  })

const TableName = 'kept'
const Key = { pk: { S: 'a' } }
const object = { Bucket: 'bucket', Key: 'a/b' }
const lock = {
  ObjectLockMode: 'COMPLIANCE',
  ObjectLockRetainUntilDate: new Date('2032-11-21'),
} as const

/** Calls that functions make, and the grants that each needs. */
const CALLS: [what: string, call: () => Promise<unknown>, grants: [action: string, resource: string][]][] = [
  [
    'a query of an index',
    () => dynamodb().query({ TableName, IndexName: 'due' }),
    [['dynamodb:Query', `${TABLE}/index/due`]],
  ],
  [
    'a batch',
    () => dynamodb().batchGetItem({ RequestItems: { kept: { Keys: [Key] } } }),
    [['dynamodb:BatchGetItem', TABLE]],
  ],
  [
    'a transaction, for each of its parts,',
    () =>
      dynamodb().transactWriteItems({
        TransactItems: [
          { Put: { TableName, Item: Key } },
          { Update: { TableName, Key, UpdateExpression: 'SET a = b' } },
          { Delete: { TableName, Key } },
          { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)' } },
        ],
      }),
    [
      ['dynamodb:PutItem', TABLE],
      ['dynamodb:UpdateItem', TABLE],
      ['dynamodb:DeleteItem', TABLE],
      ['dynamodb:ConditionCheckItem', TABLE],
    ],
  ],
  [
    'a message to an encrypted topic, for the topic and its key,',
    () => new SNS(by('fn')).publish({ TopicArn: TOPIC, Message: 'x' }),
    [
      ['sns:Publish', TOPIC],
      ['kms:GenerateDataKey', KEY],
      ['kms:Decrypt', KEY],
    ],
  ],
  [
    'a message to a queue',
    () =>
      new SQS({ ...by('fn'), md5: false }).sendMessage({
        QueueUrl: 'http://localhost/0/work',
        MessageBody: 'x',
      }),
    [['sqs:SendMessage', arn('sqs', 'work')]],
  ],
  [
    'a keyed hash',
    () =>
      new KMS(by('fn')).generateMac({
        KeyId: 'one',
        Message: Buffer.from('x'),
        MacAlgorithm: 'HMAC_SHA_256',
      }),
    [['kms:GenerateMac', KEY]],
  ],
  [
    'a text from a number',
    () => text('+12065550100'),
    [['sms-voice:SendTextMessage', arn('sms-voice', 'phone-number/*')]],
  ],
  [
    'a text from a pool',
    () => text('pool-1'),
    [['sms-voice:SendTextMessage', arn('sms-voice', 'pool/pool-1')]],
  ],
  [
    'adding a number to an opt-out list',
    () => texts().putOptedOutNumber({ OptOutListName: 'Default', OptedOutNumber: '+12065550142' }),
    [['sms-voice:PutOptedOutNumber', arn('sms-voice', 'opt-out-list/Default')]],
  ],
  [
    'storing a locked object',
    () => s3().putObject({ ...object, ...lock, Body: 'x' }),
    [
      ['s3:PutObject', 'arn:aws:s3:::bucket/*'],
      ['s3:PutObjectRetention', 'arn:aws:s3:::bucket/*'],
    ],
  ],
  ['reading an object', () => s3().getObject(object), [['s3:GetObject', 'arn:aws:s3:::bucket/a/*']]],
  [
    'listing a bucket',
    () => s3().listObjectsV2({ Bucket: 'bucket' }),
    [['s3:ListBucket', 'arn:aws:s3:::bucket']],
  ],
  [
    'a mail to somebody whose address the account has proved, as in the sandbox',
    () => mail('join@acme.example', 'Dana Reed <dana@acme.example>'),
    [
      ['ses:SendEmail', arn('ses', 'identity/join@acme.example')],
      ['ses:SendEmail', arn('ses', 'identity/dana@acme.example')],
    ],
  ],
]

test.each(CALLS)('%s uses exactly the grants it needs', async (_, call, grants) => {
  const { unused } = given(...grants)
  await call()
  expect([unused(), reported]).toEqual([[], []])
})

test.each(CALLS)(
  '%s is denied without the last grant, with the error of the service',
  async (_, call, grants) => {
    given(...grants.slice(0, -1))
    const [action] = grants.at(-1) ?? []
    await expect(call()).rejects.toMatchObject({
      name: expect.stringMatching(/^(AccessDenied|AuthorizationError)(Exception)?$/),
      message: expect.stringContaining(`is not authorized to perform: ${action}`),
    })
    expect(reported).toEqual([`fn may not ${action}: its role does not allow it.`])
  },
)

test('a condition limits the values of the request', async () => {
  given(['ses:*', '*', { 'ses:FromAddress': 'join@acme.example' }])
  await mail('Acme <join@acme.example>')
  await expect(mail('ceo@acme.example')).rejects.toThrow('is not authorized')
})

test('a caller that is not a function may do everything', async () => {
  given()
  await dynamodb('developer').query({ TableName })
  expect(reported).toEqual([])
})
