import { GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from 'vitest'
import { emptyRecord, type Grant } from '../../../../lambdas/domain/core/record/record.ts'
import { emptySendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { carry } from '../../../../lambdas/domain/gate/content.ts'
import { countMessage } from '../../../../lambdas/domain/gate/frequency.ts'
import { acme, minutes, noon } from '../../../fixtures.ts'
import { newTable } from '../../../table.ts'

const LIFE = '01M8EQEPMGG56B01E3MNBV4PM0'
const [alerts] = acme.programs
const programs = Array.from({ length: 10 }, (_, i) => ({ ...alerts!, id: `acme-program-${i}` }))

const grant = (i: number): Grant => ({
  id: `${LIFE}.${i}`,
  level: 'express_written',
  medium: 'sms_keyword',
  since: noon,
  confirmed: true,
})

/** Everything promised was sent, of every program, no two in one second. */
const sends = Array.from({ length: 100 }, (_, i) => ({
  program: programs[i % 10]!,
  at: minutes(i * 7),
})).reduce(
  (sofar, { program, at }) =>
    carry(
      { program: program.id, confirms: undefined, at },
      ['opt_out', 'help'],
      countMessage({ program, messageClass: 'informational', at }, sofar),
    ),
  emptySendHistory,
)

test('GATE-5 ten programs with all that they promised sent are read by one read unit', async () => {
  const { client, tableName: TableName } = await newTable()
  const Key = marshall({ pk: 'acme#+12065550142', sk: 'record' })
  const consent = {
    ...emptyRecord,
    programs: Object.fromEntries(
      programs.map(({ id }, i) => [id, { grants: [grant(i)], pending: null, endedAt: null }]),
    ),
  }
  const Item = {
    ...Key,
    ...marshall({ life: LIFE, seq: 10, hash: 'f'.repeat(64), consent, sends, sendsVersion: 100 }),
  }
  await client.send(new PutItemCommand({ TableName, Item }))
  const { ConsumedCapacity } = await client.send(
    new GetItemCommand({ TableName, Key, ConsistentRead: true, ReturnConsumedCapacity: 'TOTAL' }),
  )
  expect(ConsumedCapacity?.CapacityUnits).toBe(1)
})
