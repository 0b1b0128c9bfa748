import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import type { Subject } from '../../application/core/subject.ts'
import type { CodesRead, CountedCode } from '../../application/sending/message-store.ts'
import { after, DAY, epochSeconds, HOUR } from '../../domain/core/time.ts'
import { codesSentKey, type Key, limitKey, partitionOf, shardOf, shards } from '../core/keys.ts'

/** The keys of a person's codes, and of a program's in the current clock hour, which is spread over shards (GATE-10). */
export function codeCountKeys(subject: Subject, { program, at }: { program: string; at: string }): Key[] {
  return [personKey(subject), ...shards.map((shard) => programKey(subject, program, at, shard))]
}

const personItem = z.object({ sent: z.optional(z.set(z.string())) })
const programItem = z.object({ count: z.int() })

/** Reads what the items say; an absent one counts nothing. */
export function readCodesSent(items: readonly (Record<string, AttributeValue> | undefined)[]): CodesRead {
  const [person, ...ofProgram] = items.map((item) => item && unmarshall(item))
  const entries = [...(person ? (personItem.parse(person).sent ?? []) : [])]
  return {
    entries,
    times: entries.map(timeOf).sort(),
    ofProgram: ofProgram.reduce((sum, item) => sum + (item ? programItem.parse(item).count : 0), 0),
  }
}

/** Counts one more code, over the person's codes as they were read; only the last 24 hours are kept. */
export function countCode(TableName: string, code: CountedCode, { entries }: CodesRead): TransactWriteItem[] {
  const { subject, program, at } = code
  const from = after(at, -DAY)
  const sent = new Set([...entries.filter((entry) => timeOf(entry) > from), entryOf(code)])
  return [
    {
      Put: {
        TableName,
        Item: marshall({ ...personKey(subject), sent, expiresAt: epochSeconds(after(at, DAY)) }),
        ...(entries.length === 0
          ? { ConditionExpression: 'attribute_not_exists(sent)' }
          : {
              ConditionExpression: 'sent = :read',
              ExpressionAttributeValues: marshall({ ':read': new Set(entries) }),
            }),
      },
    },
    addToProgram(TableName, subject, { program, at, codes: 1 }),
  ]
}

/** Counts a code no more, since it was not sent. */
export function uncountCode(TableName: string, code: CountedCode): TransactWriteItem[] {
  const { subject, program, at } = code
  return [
    {
      Update: {
        TableName,
        Key: marshall(personKey(subject)),
        UpdateExpression: 'DELETE sent :entry',
        ExpressionAttributeValues: marshall({ ':entry': new Set([entryOf(code)]) }),
      },
    },
    addToProgram(TableName, subject, { program, at, codes: -1 }),
  ]
}

function addToProgram(
  TableName: string,
  subject: Subject,
  { program, at, codes }: { program: string; at: string; codes: number },
): TransactWriteItem {
  return {
    Update: {
      TableName,
      Key: marshall(programKey(subject, program, at, shardOf(subject))),
      UpdateExpression: 'SET expiresAt = :expiresAt ADD #count :codes',
      ExpressionAttributeNames: { '#count': 'count' },
      ExpressionAttributeValues: marshall({
        ':codes': codes,
        ':expiresAt': epochSeconds(after(at, 2 * HOUR)),
      }),
    },
  }
}

function entryOf({ at, decisionId }: CountedCode): string {
  return `${at}#${decisionId}`
}

function timeOf(entry: string): string {
  return entry.split('#')[0] ?? ''
}

function personKey(subject: Subject): Key {
  return { pk: partitionOf(subject), sk: codesSentKey }
}

function programKey({ tenant }: Subject, program: string, at: string, shard: number): Key {
  return limitKey(tenant, 'program_codes', `${program}#${at.slice(0, 13)}#${shard}`)
}
