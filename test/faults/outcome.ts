import type { SQSEvent } from 'aws-lambda'
import type { ConsentTable } from '../../lambdas/adapters/core/dynamodb-client.ts'
import type { Verification } from '../../lambdas/application/evidence/verify.ts'
import { batch, PERSON, type System } from '../system.ts'
import { itemsOf } from '../table.ts'

interface EventItem {
  event: { id: string; type: string; inboundMessageId: string | null }
}

/** Every event on the ledgers of a table with the message that caused it, in order. */
export async function ledgerOf(table: ConsentTable): Promise<string[]> {
  return (await eventsOf(table)).map(({ type, inboundMessageId }) => `${type} ${inboundMessageId ?? '-'}`)
}

/** Every event on the ledgers of a table, in order. */
export async function eventsOf(table: ConsentTable): Promise<EventItem['event'][]> {
  const items = await itemsOf(table)
  return items.flatMap((item) => ('event' in item ? [(item as unknown as EventItem).event] : []))
}

/** What `verify` answers about a person at Acme. */
export async function verified(system: System, to: string = PERSON): Promise<Verification> {
  return (await system.records({ action: 'verify', tenant: 'acme', to })) as Verification
}

/** What became of the replies of a table, in order. */
export async function repliesOf(table: ConsentTable): Promise<string[]> {
  return (await itemsOf(table)).flatMap(({ kind, status }) => (kind === 'reply' ? [String(status)] : []))
}

/** What still has to leave: events that were not published, replies that were not settled. */
export async function leftIn(table: ConsentTable): Promise<string[]> {
  const waiting = (await itemsOf(table)).filter(({ kind, status }) =>
    kind === 'reply' ? status === 'owed' || status === 'claimed' : kind === 'event',
  )
  return waiting.map(({ sk }) => String(sk))
}

/** All replies of a table, whatever became of them, as the reply queue delivers them. */
export async function repliesDelivered(table: ConsentTable): Promise<SQSEvent> {
  const replies = (await itemsOf(table)).filter(({ kind }) => kind === 'reply')
  return batch(...replies.map(({ pk, sk }) => JSON.stringify({ pk, sk })))
}
