import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { synthesizeSite } from '../../walks/running-site.ts'
import { driven } from './driven.ts'
import { DRIVES } from './drives.ts'
import { type InProcess, startInProcess } from './in-process.ts'

/** What is granted and never used here, and why it is needed there. */
const USED_ELSEWHERE: { actions: string[]; resource: RegExp; why: string }[] = [
  {
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resource: /Logs/,
    why: 'Lambda writes what a function says to its log group, under its role.',
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
    why: 'Lambda looks for the stream that feeds a function under its role; listing knows no resource but all.',
  },
  {
    actions: ['sqs:SendMessage'],
    resource: /:sqs:.*:assent-outbox-unread$/,
    why: 'Lambda tells the position of what the stream could not hand over, under the role of the function.',
  },
  {
    actions: ['s3:PutObject', 's3:ListBucket'],
    resource: /:s3:::assent-retentionfailed/,
    why: 'Lambda keeps what the stream could not hand over, under the role of the function.',
  },
  {
    actions: ['ses:SendEmail'],
    resource: /:ses:.*:identity\/assent\.example$/,
    why: 'Which was proved to SES, the address or its domain, only the account knows; here it is the address.',
  },
]

let folder: string
let system: InProcess

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'assent-privilege-'))
  // With a number, as people deploy it: texts are then sent by the name of a configuration set.
  await synthesizeSite(folder, { number: 'phone-0123456789abcdef' })
  system = await startInProcess(folder, inject('engine'))
  const everybody = driven(system)
  for (const [what, drive] of DRIVES) {
    await drive(everybody).catch((cause: unknown) => {
      throw new Error(`This way was not gone to its end: ${what}`, { cause })
    })
  }
}, 120_000)

afterAll(async () => {
  await system.stop()
  rmSync(folder, { recursive: true })
})

test('every call that a function makes is allowed by its role', () => {
  // One line for the event that a drive keeps the relay from publishing, and none for a refusal or a failure.
  expect(system.reported).toEqual(['assent-outbox-relay: 1 stream records given up after 6 attempts'])
})

test('no role allows what its function never does, but for what AWS does under it', () => {
  const needless = system.permissions
    .unused()
    .filter((grant) => !USED_ELSEWHERE.some((each) => covers(each, grant)))
  expect(needless.map(({ function: name, action, resource }) => [name, action, resource])).toEqual([])
})

test('no exception stands for what is granted no more, or is used here', () => {
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
