import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { synthesizeSite } from '../template/site-assembly.ts'
import { createDriver } from './driver.ts'
import { type InProcess, startInProcess } from './in-process.ts'
import { SCENARIOS } from './scenarios.ts'

/** Grants that these tests never use, and why they are needed. */
const USED_ELSEWHERE: { actions: string[]; resource: RegExp; why: string }[] = [
  {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resource: /Logs/,
    why: 'Lambda writes the function’s log to its log group under its role.',
  },
  {
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    resource: /:sqs:/,
    why: 'Lambda reads the queues that feed a function under its role.',
  },
  {
    actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
    resource: /:dynamodb:.*\/stream\//,
    why: 'Lambda reads the stream that feeds a function under its role.',
  },
  {
    actions: ['dynamodb:ListStreams'],
    resource: /^\*$/,
    why: 'Lambda looks up the stream that feeds a function under its role, and ListStreams supports no resource but *.',
  },
  {
    actions: ['sqs:SendMessage'],
    resource: /:sqs:.*:assent-outbox-unread$/,
    why: 'Lambda sends the position of failed stream records under the role of the function.',
  },
  {
    actions: [
      'cloudformation:DescribeStackResource',
      'cloudformation:DescribeStacks',
      'dynamodb:ListTables',
      'dynamodb:Scan',
      'sms-voice:DescribePhoneNumbers',
      'sms-voice:DescribePools',
    ],
    resource: /^\*$|:stack\/assent|:table\/assent-ConsentTable\*$|:(phone-number|pool)\/\*$/,
    why: 'The check of a deployment runs while CloudFormation deploys, which this run does not.',
  },
  {
    actions: ['s3:PutObject', 's3:ListBucket'],
    resource: /:s3:::assent-retentionfailed/,
    why: 'Lambda stores failed stream records under the role of the function.',
  },
]

let folder: string
let system: InProcess

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-privilege-'))
  // With a number, as people deploy it: texts are then sent with a configuration set.
  await synthesizeSite(folder, { number: 'phone-0123456789abcdef' })
  system = await startInProcess(folder, inject('engine'))
  const driver = createDriver(system)
  for (const [name, run] of SCENARIOS) {
    await run(driver).catch((cause: unknown) => {
      throw new Error(`This scenario failed: ${name}`, { cause })
    })
  }
}, 300_000)

afterAll(async () => {
  await system.stop()
  rmSync(folder, { recursive: true })
})

test('every call that a function makes is allowed by its role', () => {
  // One line for each failure that a scenario causes, and none for a denial.
  expect(system.reported).toEqual([
    'assent-inbound-sms: 1 of 1 messages returned to the queue',
    'assent-delivery-events: 1 of 1 messages returned to the queue',
    'assent-outbox-relay gave up on 1 stream record after 6 attempts',
  ])
})

test('no role allows more than its function and AWS itself use', () => {
  const unneeded = system.permissions
    .unused()
    .filter((grant) => !USED_ELSEWHERE.some((each) => covers(each, grant)))
  expect(unneeded.map(({ function: name, action, resource }) => [name, action, resource])).toEqual([])
})

test('every exception matches a grant that is unused here', () => {
  const unused = system.permissions.unused()
  for (const { actions, resource } of USED_ELSEWHERE) {
    for (const action of actions) {
      expect(
        unused.filter((grant) => covers({ actions: [action], resource }, grant)),
        action,
      ).not.toEqual([])
    }
  }
})

function covers(
  { actions, resource }: Pick<(typeof USED_ELSEWHERE)[number], 'actions' | 'resource'>,
  grant: { action: string; resource: string },
): boolean {
  return actions.includes(grant.action) && resource.test(grant.resource)
}
