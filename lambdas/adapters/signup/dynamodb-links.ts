import { DeleteItemCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import {
  type EndedLinks,
  LINK_KINDS,
  type LinkKind,
  type LinkOwner,
} from '../../application/core/ports/links.ts'
import type { Subject } from '../../application/core/subject.ts'
import { epochSeconds } from '../../domain/core/time.ts'
import type { ConsentTable } from '../core/dynamodb-client.ts'
import { pagesOfRange } from '../core/key-range.ts'
import { invitationKey, type Key, linkKey, linksPartition, stopLinkKey } from '../core/keys.ts'

/** One link or invitation of an owner, by the hash of the id that only the link carries. */
export interface OwnedLink {
  kind: LinkKind
  hash: string
}

const KEY_OF: Record<LinkKind, (hash: string) => Key> = {
  invitation: invitationKey,
  'stop-link': stopLinkKey,
}

/** Lets a link be found by its owner as long as it works. */
export function writeOwnedLink(
  { tableName }: ConsentTable,
  owner: LinkOwner & { tenant: string },
  { kind, hash, at, expiresAt }: OwnedLink & { at: string; expiresAt: string },
): TransactWriteItem {
  const Item = marshall({
    pk: linksPartition(owner.tenant, owner),
    sk: linkKey(at, kind, hash),
    ...{ kind, hash, expiresAt: epochSeconds(expiresAt) },
  })
  return { Put: { TableName: tableName, Item } }
}

const ownedLink = z.object({ kind: z.enum(LINK_KINDS), hash: z.string(), sk: z.string() })

/** The links of an owner, the oldest first; some may have been used or be over. */
export async function linksOf(
  table: ConsentTable,
  owner: LinkOwner & { tenant: string },
): Promise<(OwnedLink & { sk: string })[]> {
  const links = []
  const keyRange = { pk: linksPartition(owner.tenant, owner), first: '0', last: '~' }
  for await (const items of pagesOfRange(table, keyRange))
    links.push(...items.map((item) => ownedLink.parse(unmarshall(item))))
  return links
}

/** Deletes every link of a person before what it is found by, so that an interrupted erasure can be repeated. */
export async function endLinks(table: ConsentTable, subject: Subject): Promise<EndedLinks> {
  const links = await linksOf(table, subject)
  const pk = linksPartition(subject.tenant, subject)
  for (const { kind, hash, sk } of links) {
    await deleteItem(table, KEY_OF[kind](hash))
    await deleteItem(table, { pk, sk })
  }
  const count = (kind: LinkKind) => links.filter((link) => link.kind === kind).length
  return { invitations: count('invitation'), stopLinks: count('stop-link') }
}

/** Deletes an item; that it is gone already is no error. */
export async function deleteItem({ client, tableName }: ConsentTable, { pk, sk }: Key): Promise<void> {
  await client.send(new DeleteItemCommand({ TableName: tableName, Key: marshall({ pk, sk }) }))
}
