import { randomUUID } from 'node:crypto'
import { BatchWriteItemCommand } from '@aws-sdk/client-dynamodb'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { createMessageStore } from '../lambdas/adapters/sending/dynamodb-messages.ts'
import { writeMessageItem } from '../lambdas/adapters/sending/message-item.ts'
import { mainNumber, minutes } from './fixtures.ts'

/**
 * Writes a message a minute to a person, so many as there are record generations named, and each so many bytes larger than it
 * has to be; answers their decisions, sorted.
 */
export async function writeMessages(
  table: ConsentTable,
  to: string,
  generations: readonly (string | null)[],
  bytes = 0,
): Promise<string[]> {
  const messages = generations.map((life, minute) => messageOf(table, to, life, minutes(minute)))
  const puts = messages.map((message) => ({
    PutRequest: {
      Item: { ...writeMessageItem(message), ...(bytes > 0 && { padding: { S: 'x'.repeat(bytes) } }) },
    },
  }))
  for (let at = 0; at < puts.length; at += 25) {
    const RequestItems = { [table.tableName]: puts.slice(at, at + 25) }
    await table.client.send(new BatchWriteItemCommand({ RequestItems }))
  }
  return messages.map(({ decisionId }) => decisionId).sort()
}

function messageOf(table: ConsentTable, to: string, life: string | null, claimedAt: string) {
  const subject = { tenant: 'acme', to }
  const decisionId = randomUUID()
  return {
    ...{
      key: createMessageStore(table).keyOf(subject, life, claimedAt, decisionId),
      subject,
      life,
      claimedAt,
    },
    ...({
      status: 'claimed',
      program: 'acme-alerts',
      messageClass: 'informational',
      from: mainNumber,
    } as const),
    ...{ decisionId, consent: randomUUID(), reason: 'opted_in', textHash: 'f'.repeat(64), segments: 1 },
    ...{ carries: ['brand' as const], confirms: null, outcome: null },
  }
}
