import { isDeepStrictEqual } from 'node:util'
import type { WrittenChange } from '../../application/core/ports/consent-store.ts'
import type { Break } from '../../application/evidence/break.ts'
import type { BesideComparison, StoredItem } from '../../application/evidence/breaks-beside.ts'
import { after, MINUTE } from '../../domain/core/time.ts'
import type { LedgerBreak } from '../../domain/core/vocabulary.ts'
import { type BesideItem, besideItems } from '../core/beside-items.ts'
import { generationOfItem, isOfCode, isUnpublished, OUTBOX, REHEARSALS, seqOfOutbox } from '../core/keys.ts'
import { isReplyOf, textOfReply } from './compare-reply.ts'

/** Compares the items beside a ledger with those that the same code writes for the ledger's changes (REC-3). */
export const besideComparison: BesideComparison = {
  generationOf: ({ sk }) => (sk.startsWith(REHEARSALS) || isOfCode(sk) ? null : generationOfItem(sk)),
  textsSent: (items) =>
    new Map(
      items.flatMap((item) => {
        const hash = textOfReply(item)
        return hash === null || isOfCode(item.sk) ? [] : [[hash, seqOfOutbox(item.sk)] as const]
      }),
    ),
  breakOf,
}

function breakOf(changes: readonly WrittenChange[], items: readonly StoredItem[], now: string): Break | null {
  // A retired generation leaves what is still to be published of it, and nothing else.
  const isRetired = changes.length === 0
  const written = new Map(changes.flatMap(besideItems).map((item) => [item.sk, item]))
  const stored = new Map(items.map((item) => [item.sk, item]))
  const unexpected = items.find(
    (item) => !(isRetired && isUnpublished(item.sk)) && !follows(item, written, now),
  )
  const lost = [...written.keys()].find((sk) => !isUnpublished(sk) && !stored.has(sk))
  const sk = unexpected?.sk ?? lost
  return sk === undefined ? null : breakAt(sk)
}

/** Whether an item is what the ledger wrote; its later states, such as a settled reply, included. */
function follows(item: StoredItem, written: ReadonlyMap<string, BesideItem>, now: string): boolean {
  const expected = written.get(item.sk)
  if (!item.sk.startsWith(OUTBOX)) return isDeepStrictEqual(item, expected)
  if (!isUnpublished(item.sk)) return expected !== undefined && isReplyOf(item, expected, now)
  // The end of a generation is published by the next one: its date is that record's expiry, which the ledger does not have.
  return expected === undefined ? isEnd(item) : isEventOf(item, expected)
}

function isEventOf(item: StoredItem, expected: BesideItem): boolean {
  const { message, dueAt, ...rest } = item as BesideItem
  const { message: written, dueAt: firstDue, ...same } = expected
  return (
    isDeepStrictEqual(rest, same) &&
    isDeepStrictEqual(withoutBody(message), withoutBody(written)) &&
    isDueAround(dueAt, firstDue)
  )
}

/** The words of an ordinary message go to the application only, so the ledger cannot tell them (REC-7). */
function withoutBody(message: unknown): object | null {
  const parsed = parse(message)
  return parsed && { ...parsed, body: null }
}

function isEnd(item: StoredItem): boolean {
  return parse((item as BesideItem).message)?.type === 'expired'
}

function parse(message: unknown): Record<string, unknown> | null {
  try {
    return JSON.parse(String(message))
  } catch {
    return null
  }
}

/** An entry is due a minute after it was written, and never before. */
function isDueAround(dueAt: unknown, firstDue: unknown): boolean {
  return typeof dueAt === 'string' && dueAt >= after(String(firstDue), -MINUTE)
}

const BREAKS: readonly (readonly [string, LedgerBreak])[] = [
  ['list#', 'list_differs'],
  ['review#', 'review_differs'],
  ['request#', 'request_differs'],
]

function breakAt(sk: string): Break {
  if (sk.startsWith(OUTBOX))
    return { seq: seqOfOutbox(sk), what: isUnpublished(sk) ? 'outbox_differs' : 'reply_differs' }
  const [, what = 'list_differs' as const] = BREAKS.find(([beginning]) => sk.startsWith(beginning)) ?? []
  return { seq: null, what }
}
