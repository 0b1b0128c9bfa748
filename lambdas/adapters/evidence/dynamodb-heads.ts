import { ScanCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { ChainHead } from '../../application/evidence/anchor.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { RECORD, subjectOf } from '../core/keys.ts'

const headItem = z.object({ pk: z.string(), life: z.string(), seq: z.int(), hash: z.string() })

/**
 * Reads the heads of all records, a page of the table at a time: eventually consistent, since a digest is of about one time
 * anyway. The cursor has a phone number in it and never leaves the table.
 */
export function createHeadReader({ client, tableName }: ConsentTable) {
  return async (cursor: string | null): Promise<{ heads: ChainHead[]; cursor: string | null }> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: tableName,
        ProjectionExpression: 'pk, life, seq, #hash',
        FilterExpression: 'sk = :record',
        ExpressionAttributeNames: { '#hash': 'hash' },
        ExpressionAttributeValues: marshall({ ':record': RECORD }),
        ...(cursor !== null && { ExclusiveStartKey: marshall(JSON.parse(cursor)) }),
      }),
    )
    const heads = Items.map((item) => {
      const { pk, ...head } = headItem.parse(unmarshall(item))
      return { tenant: subjectOf(pk).tenant, ...head }
    })
    return { heads, cursor: LastEvaluatedKey ? JSON.stringify(unmarshall(LastEvaluatedKey)) : null }
  }
}
