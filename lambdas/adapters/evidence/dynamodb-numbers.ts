import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { NumberWalk } from '../../application/evidence/verify-tenant.ts'
import { readCursor, writeCursor } from '../core/cursor.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { EVENTS, RECORD, subjectOf } from '../core/keys.ts'

/** The maximum number of items that one request scans. */
const PAGE = 1000

/** DynamoDB has no empty keys. */
const key = z.string().check(z.minLength(1))
const place = z.strictObject({ pk: key, sk: key })

/**
 * Scans the table for all numbers with a record or ledger at a tenant, a bounded number of items at a time. Other
 * tenants' items never leave the table (TEN-1).
 */
export function createNumberWalk({ client, tableName }: ConsentTable): NumberWalk {
  return {
    page: async (tenant, cursor, most) => {
      const from = readCursor(within(tenant), place, cursor)
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName: tableName,
          ConsistentRead: true,
          Limit: PAGE,
          ProjectionExpression: 'pk',
          FilterExpression: 'begins_with(pk, :tenant) AND (sk = :record OR begins_with(sk, :events))',
          ExpressionAttributeValues: marshall({
            ':tenant': `${tenant}#`,
            ':record': RECORD,
            ':events': EVENTS,
          }),
          ...(from && { ExclusiveStartKey: marshall(from) }),
        }),
      )
      const found = [...new Set(Items.map(({ pk }) => pk?.S ?? ''))]
      const taken = found.slice(0, most)
      const done = LastEvaluatedKey === undefined && taken.length === found.length
      return {
        numbers: taken.map((pk) => subjectOf(pk).to),
        cursor: done ? null : writeCursor(within(tenant), placeAfter(taken.at(-1), LastEvaluatedKey)),
      }
    },
  }
}

/** Continues after all items of one person, which share a partition, so that each person is visited once. */
function placeAfter(pk: string | undefined, last: Record<string, AttributeValue> | undefined) {
  return pk === undefined ? { pk: last?.pk?.S, sk: last?.sk?.S } : { pk, sk: '~' }
}

function within(tenant: string): string[] {
  return [tenant, 'verify']
}
