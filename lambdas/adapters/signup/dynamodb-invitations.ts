import { createHash } from 'node:crypto'
import { GetItemCommand, type TransactWriteItem, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { LinkOwner } from '../../application/core/ports/links.ts'
import type { Invitation, InvitationStore, OpenInvitation } from '../../application/signup/invitations.ts'
import type { InvitedBy } from '../../domain/core/evidence.ts'
import { epochSeconds } from '../../domain/core/time.ts'
import { INVITE_CHANNELS, PAGE_LANGUAGES } from '../../domain/core/vocabulary.ts'
import { batchGet, chunksOf, KEYS_PER_REQUEST } from '../core/batch-get.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { invitationCodeKey, invitationKey, type Key } from '../core/keys.ts'
import { failedAt, ifConditionHolds, transact } from '../core/transaction.ts'
import { deleteItem, linksOf, writeOwnedLink } from './dynamodb-links.ts'

/** Stores invitations in the consent table; each has its own TTL. */
export function createInvitationStore(table: ConsentTable): InvitationStore {
  return {
    keep: (id, invitation) => keep(table, hashOf(id), invitation),
    discard: (id) => deleteItem(table, invitationKey(hashOf(id))),
    read: async (id, now) => usable(await read(table, hashOf(id)), now),
    byCode: (tenant, code, now) => byCode(table, tenant, code, now),
    take: (id, tenant, now, rehearsal) => take(table, hashOf(id), { tenant, now, rehearsal }),
    open: (tenant, owner, now) => open(table, { tenant, ...owner }, now),
    nameOf: (id) => nameOf(hashOf(id)),
  }
}

function hashOf(id: string): string {
  return createHash('sha256').update(id).digest('hex')
}

function nameOf(hash: string): string {
  return hash.slice(0, 16)
}

const CODE_PLACE = 1

/** A code that was used stays taken until its invitation would have been over, so that a late text is never another's. */
async function keep(table: ConsentTable, hash: string, invitation: Invitation): Promise<boolean> {
  const reasons = await transact(table, itemsOf(table, hash, invitation))
  if (reasons === undefined) return true
  if (invitation.code !== null && failedAt(reasons, CODE_PLACE)) return false
  throw new Error('the id of an invitation is not new')
}

function itemsOf(table: ConsentTable, hash: string, invitation: Invitation): TransactWriteItem[] {
  const { tenant, code, at } = invitation
  const expiresAt = epochSeconds(invitation.expiresAt)
  const putUnlessOpen = (item: object): TransactWriteItem => ({
    Put: {
      TableName: table.tableName,
      Item: marshall(item),
      ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
      ExpressionAttributeValues: marshall({ ':now': epochSeconds(at) }),
    },
  })
  return [
    putUnlessOpen({ ...invitation, ...invitationKey(hash), expiresAt }),
    ...(code === null ? [] : [putUnlessOpen({ ...invitationCodeKey(tenant, code), hash, expiresAt })]),
    ...ownersOf(invitation).map((owner) =>
      writeOwnedLink(table, { tenant, ...owner }, { kind: 'invitation', hash, ...invitation }),
    ),
  ]
}

function ownersOf({ to, reference }: Invitation): LinkOwner[] {
  return [...(to === null ? [] : [{ to }]), ...(reference === null ? [] : [{ reference }])]
}

const word = z.nullable(z.string())

const invitationItem = z.object({
  tenant: z.string(),
  program: z.string(),
  channel: z._default(z.enum(INVITE_CHANNELS), 'email'),
  language: z._default(z.enum(PAGE_LANGUAGES), 'en'),
  code: z._default(word, null),
  email: z._default(word, null),
  to: z._default(word, null),
  reference: z._default(word, null),
  by: z.string(),
  at: z.string(),
  expiresAt: z.int(),
  usedAt: z.optional(z.string()),
  shown: z.optional(z.object({ text: z.string(), hash: z.string(), language: z.string() })),
})
type InvitationItem = z.infer<typeof invitationItem>

async function get({ client, tableName }: ConsentTable, { pk, sk }: Key) {
  const Key = marshall({ pk, sk })
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }))
  return Item && unmarshall(Item)
}

async function read(table: ConsentTable, hash: string): Promise<InvitationItem | undefined> {
  const item = await get(table, invitationKey(hash))
  return item && invitationItem.parse(item)
}

function usable(item: InvitationItem | undefined, now: string): InvitationItem | undefined {
  return item && item.usedAt === undefined && item.expiresAt > Date.parse(now) / 1000 ? item : undefined
}

const codeItem = z.object({ hash: z.string() })

async function byCode(table: ConsentTable, tenant: string, code: string, now: string) {
  const pointer = await get(table, invitationCodeKey(tenant, code))
  const key = pointer && codeItem.parse(pointer).hash
  const found = key === undefined ? undefined : usable(await read(table, key), now)
  if (key === undefined || !found) return undefined
  const { program, reference, shown } = found
  return { key, name: nameOf(key), program, reference, shown }
}

const taken = z.object({ reference: z._default(word, null) })

async function take(
  { client, tableName }: ConsentTable,
  hash: string,
  { tenant, now, rehearsal }: { tenant: string; now: string; rehearsal: boolean },
): Promise<InvitedBy | undefined> {
  const update = new UpdateItemCommand({
    TableName: tableName,
    Key: marshall(invitationKey(hash)),
    // Whoever it was mailed to is no longer needed.
    UpdateExpression: rehearsal ? 'SET seenAt = :now' : 'SET usedAt = :now REMOVE email',
    ConditionExpression: 'tenant = :tenant AND expiresAt > :seconds AND attribute_not_exists(usedAt)',
    ExpressionAttributeValues: marshall({
      ':now': now,
      ':tenant': tenant,
      ':seconds': Date.parse(now) / 1000,
    }),
    ReturnValues: 'ALL_NEW',
  })
  const answer = await ifConditionHolds(client.send(update))
  if (!answer?.Attributes) return undefined
  return { invitation: nameOf(hash), reference: taken.parse(unmarshall(answer.Attributes)).reference }
}

async function open(
  table: ConsentTable,
  owner: LinkOwner & { tenant: string },
  now: string,
): Promise<OpenInvitation[]> {
  const hashes = (await linksOf(table, owner)).flatMap(({ kind, hash }) =>
    kind === 'invitation' ? [hash] : [],
  )
  const found: OpenInvitation[] = []
  for (const chunk of chunksOf(hashes, KEYS_PER_REQUEST)) {
    const items = await batchGet(
      table,
      chunk.map((hash) => marshall(invitationKey(hash))),
    )
    found.push(...items.flatMap((item) => openIn(unmarshall(item), now)))
  }
  return found.toSorted((a, b) => (a.at > b.at ? -1 : 1))
}

function openIn(item: Record<string, unknown>, now: string): OpenInvitation[] {
  const found = usable(invitationItem.parse(item), now)
  if (!found) return []
  const { tenant: _, usedAt: __, shown: ___, expiresAt, ...invitation } = found
  const name = nameOf(String(item.pk).slice(invitationKey('').pk.length))
  return [{ invitation: name, ...invitation, expiresAt: new Date(expiresAt * 1000).toISOString() }]
}
