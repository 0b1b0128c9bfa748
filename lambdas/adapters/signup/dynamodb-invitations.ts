import { createHash } from 'node:crypto'
import { GetItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { Invitation, InvitationStore } from '../../application/signup/invitations.ts'
import { epochSeconds } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { invitationKey } from '../core/keys.ts'
import { ifConditionHolds } from '../core/transaction.ts'

/** Stores invitations in the consent table; each has its own TTL. */
export function createInvitationStore(table: ConsentTable): InvitationStore {
  return {
    keep: (id, invitation) => keep(table, id, invitation),
    read: (id, now) => read(table, id, now),
    take: (id, tenant, now, rehearsal) => take(table, id, { tenant, now, rehearsal }),
    nameOf: (id) => hashOf(id).slice(0, 16),
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

async function keep({ client, tableName }: ConsentTable, id: string, invitation: Invitation): Promise<void> {
  const expiresAt = epochSeconds(invitation.expiresAt)
  const Item = marshall({ ...invitation, ...invitationKey(hashOf(id)), expiresAt })
  await client.send(
    new PutItemCommand({ TableName: tableName, Item, ConditionExpression: 'attribute_not_exists(pk)' }),
  )
}

const invitationItem = z.object({
  tenant: z.string(),
  program: z.string(),
  expiresAt: z.int(),
  usedAt: z.optional(z.string()),
})

async function read({ client, tableName }: ConsentTable, id: string, now: string) {
  const Key = marshall(invitationKey(hashOf(id)))
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  const found = Item && invitationItem.parse(unmarshall(Item))
  return found && found.usedAt === undefined && found.expiresAt > Date.parse(now) / 1000 ? found : undefined
}

async function take(
  { client, tableName }: ConsentTable,
  id: string,
  { tenant, now, rehearsal }: { tenant: string; now: string; rehearsal: boolean },
): Promise<boolean> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall(invitationKey(hashOf(id))),
    UpdateExpression: rehearsal ? 'SET seenAt = :now' : 'SET usedAt = :now',
    ConditionExpression: 'tenant = :tenant AND expiresAt > :seconds AND attribute_not_exists(usedAt)',
    ExpressionAttributeValues: marshall({
      ':now': now,
      ':tenant': tenant,
      ':seconds': Date.parse(now) / 1000,
    }),
  })
  return (await ifConditionHolds(client.send(update))) !== undefined
}
