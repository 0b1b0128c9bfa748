import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { NumberWalk } from '../../application/evidence/verify-tenant.ts'
import { readCursor, writeCursor } from '../core/cursor.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { EVENTS, RECORD, subjectOf } from '../core/keys.ts'

/** How many items one request looks at. */
const PAGE = 1000

const place = z.strictObject({ pk: z.string(), sk: z.string() })

/**
 * Walks the table for everybody a tenant has a record or a ledger of, a bounded number of items at a time. What is
 * another tenant's never leaves the table (TEN-1).
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

/** After all that is somebody's: their items lie together, so that nobody is met twice. */
function placeAfter(pk: string | undefined, last: Record<string, AttributeValue> | undefined) {
  return pk === undefined ? { pk: last?.pk?.S, sk: last?.sk?.S } : { pk, sk: '~' }
}

function within(tenant: string): string[] {
  return [tenant, 'verify']
}
