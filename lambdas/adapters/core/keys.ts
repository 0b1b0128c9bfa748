import { createHash } from 'node:crypto'
import type { LinkKind, LinkOwner } from '../../application/core/ports/links.ts'
import type { Subject } from '../../application/core/subject.ts'

/** Key of an item in the consent table. */
export interface Key {
  pk: string
  sk: string
}

/** All items of one person at one tenant share a partition, separate from every other tenant's (TEN-1). */
export function partitionOf({ tenant, to }: Subject): string {
  return `${tenant}#${to}`
}

/** The subject of a partition key. */
export function subjectOf(pk: string): Subject {
  const [tenant = '', to = ''] = pk.split('#')
  return { tenant, to }
}

/** Sort key of the record. */
export const RECORD = 'record'

/** Sort key prefix of every ledger event; record generations sort by age, events of a record generation by sequence number. */
export const EVENTS = 'event#'

/** Sort key of a ledger event. */
export function eventKey(life: string, seq: number): string {
  return `${EVENTS}${life}#${padded(seq)}`
}

/** The sequence number in an event's sort key. */
export function seqOfEvent(sk: string): number {
  return Number(sk.split('#')[2])
}

/** Sort key prefix of every marker. */
export const MARKERS = 'marker#'

/** Sort key of the marker that a command has run. */
export function markerKey(life: string, commandId: string): string {
  return `${MARKERS}${life}#${createHash('sha256').update(commandId).digest('hex')}`
}

/** The generation in a marker's sort key. */
export function generationOfMarker(sk: string): string {
  return generationOfItem(sk)
}

/** The generation in the sort key of an item that a command wrote: of a review, in the id of its event. */
export function generationOfItem(sk: string): string {
  return sk.split(/[#.]/)[1] ?? ''
}

/** Sort key of a list line; a person who opted in again has a second line. */
export function listKey(life: string, program: string | null, returned: boolean): string {
  return `list#${life}#${program ?? '*'}${returned ? '#returned' : ''}`
}

/** The generation in a list line's sort key. */
export function generationOfLine(sk: string): string {
  return generationOfItem(sk)
}

/** Sort key of a review. */
export function reviewKey(id: string): string {
  return `review#${id}`
}

/** The review id in a sort key. */
export function reviewOfKey(sk: string): string {
  return sk.slice(reviewKey('').length)
}

/** Partition of the list index that holds a tenant's open reviews; no program id starts with an asterisk. */
export function reviewPartition(tenant: string, shard: number): string {
  return `${tenant}#*reviews#${shard}`
}

/** Partition of the due index that holds open reviews, by the time at which they become stops. */
export function dueReviewPartition(shard: number): string {
  return `review#${shard}`
}

/** Sort key of the requests of a record generation: when the first of them lapses. */
export function requestKey(life: string): string {
  return `request#${life}`
}

/** The generation in a request's sort key. */
export function generationOfRequest(sk: string): string {
  return sk.slice(requestKey('').length)
}

/** Partition of the due index that holds requests, by the time at which they lapse (IN-4). */
export function dueRequestPartition(shard: number): string {
  return `request#${shard}`
}

/** Sort key of a code's attempts and of whether it was sent; the item has its own TTL. */
export function codeKey(id: string): string {
  return `code#${id}`
}

/** Sort key prefix of every item of a rehearsal. */
export const REHEARSALS = 'rehearsal#'

/** Sort key of an item that only takes as long to write as another; it has its own TTL, and nothing reads it. */
export function rehearsalKey(commandId: string, place: number): string {
  return `${REHEARSALS}${createHash('sha256').update(commandId).digest('hex')}#${place}`
}

/** Partition of both sparse indexes that nothing reads: an item of a rehearsal is indexed like the one it stands for. */
export function rehearsalPartition(shard: number): string {
  return `rehearsal#${shard}`
}

/** The key of a request counter, which names neither phone nor address; the item has its own TTL (REC-7). */
export function limitKey(tenant: string, what: string, value: string): Key {
  const hash = createHash('sha256').update(`${tenant}#${what}#${value}`).digest('hex')
  return { pk: `limit#${hash}`, sk: 'limit' }
}

/** The key of an invitation, by the hash of the id that only the link carries. */
export function invitationKey(hash: string): Key {
  return { pk: `invitation#${hash}`, sk: 'invitation' }
}

/** The key of an invitation's short code, which is read out and not kept: a tenant may use it again later. */
export function invitationCodeKey(tenant: string, code: string): Key {
  const hash = createHash('sha256').update(`${tenant}#${code}`).digest('hex')
  return { pk: `invitation-code#${hash}`, sk: 'invitation-code' }
}

/** Partition of the links and invitations that are for one person, or that refer to one record of the caller's. */
export function linksPartition(tenant: string, owner: LinkOwner): string {
  const [kind, value] = 'to' in owner ? ['to', owner.to] : ['reference', owner.reference]
  return `links#${createHash('sha256').update(`${tenant}#${kind}#${value}`).digest('hex')}`
}

/** Sort key of one of them, by age. */
export function linkKey(at: string, kind: LinkKind, hash: string): string {
  return `${at}#${kind}#${hash}`
}

/** The key of a stop link, by the hash of the id that only the link carries. */
export function stopLinkKey(hash: string): Key {
  return { pk: `stop-link#${hash}`, sk: 'stop-link' }
}

/** The key of a link in a mail that says no to further mail, by the hash of the id that only the link carries. */
export function noMailLinkKey(hash: string): Key {
  return { pk: `no-mail-link#${hash}`, sk: 'no-mail-link' }
}

/** The key of what a mail address asked for, by its keyed hash. */
export function mailAddressKey(hash: string): Key {
  return { pk: `mail#${hash}`, sk: 'mail' }
}

/** The key of an item of the console that expires by itself, by the hash of the id that only a browser knows. */
export function consoleKey(kind: 'session' | 'form', hash: string): Key {
  return { pk: `console-${kind}#${hash}`, sk: kind }
}

/** Partition of a tenant's activity in the console in one month, as `2026-11` (STAFF-1). */
export function activityPartition(tenant: string, month: string): string {
  return `activity#${tenant}#${month}`
}

/** Sort key prefix of every outbox entry. */
export const OUTBOX = 'outbox#'

/** Sort key of an outbox entry. */
export function outboxKey(life: string, seq: number, kind: 'event' | 'reply'): string {
  return `${OUTBOX}${life}#${padded(seq)}#${kind}`
}

/** Sort key of a preferences-page code in the outbox: no event owes it. */
export function outboxCodeKey(life: string, id: string): string {
  return `${OUTBOX}${life}#code#${id}`
}

/** Whether an outbox entry is a preferences-page code. */
export function isOfCode(sk: string): boolean {
  return sk.startsWith(OUTBOX) && sk.split('#')[2] === 'code'
}

/** The sequence number in the sort key of an outbox entry. */
export function seqOfOutbox(sk: string): number {
  return Number(sk.split('#')[2])
}

/** Whether an outbox entry is an application event that has not been published. */
export function isUnpublished(sk: string): boolean {
  return sk.startsWith(OUTBOX) && sk.endsWith('#event')
}

/** The generation of messages sent to a number that had no record; such items have their own TTL. */
const NO_GENERATION = '-'

/** Sort key prefix of every message that the sending gate sent. */
export const MESSAGES = 'message#'

/** Sort key of a message: messages of a record generation sort by time. */
export function messageKey(life: string | null, at: string, decisionId: string): string {
  return `${MESSAGES}${life ?? NO_GENERATION}#${at}#${decisionId}`
}

/** The key of the stored answer for a caller's idempotency key, which is hashed; the item has its own TTL. */
export function answerKey(tenant: string, idempotencyKey: string): Key {
  const hash = createHash('sha256').update(`${tenant}#${idempotencyKey}`).digest('hex')
  return { pk: `answer#${hash}`, sk: 'answer' }
}

/** Sort key of the marker that a code request was answered; the item has its own TTL (GATE-10). */
export function codeRequestKey(requestId: string): string {
  return `code-request#${createHash('sha256').update(requestId).digest('hex')}`
}

/** Sort key of the times of a person's one-time codes; the item has its own TTL (GATE-10). */
export const codesSentKey = 'codes-sent'

/** The sort key prefixes of all items of a record generation, the ledger last; only the record stores its generation inside (REC-4). */
export function beginningsOf(life: string): string[] {
  return [
    `list#${life}#`,
    requestKey(life),
    reviewKey(`${life}.`),
    `marker#${life}#`,
    `${MESSAGES}${life}#`,
    `${OUTBOX}${life}#`,
    `${EVENTS}${life}#`,
  ]
}

/** Sort key prefix of every note that a record generation is being retired. */
export const RETIRING = 'retiring#'

/** Sort key of the note that a record generation is being retired, written before any of its items is deleted (REC-3, REC-4). */
export function retiringKey(life: string): string {
  return `${RETIRING}${life}`
}

/** The generation in such a note's sort key. */
export function generationOfRetiring(sk: string): string {
  return sk.slice(RETIRING.length)
}

/** The key of a person's tombstone, which does not identify them (REC-4, REC-7). */
export function tombstoneKey(hash: string): Key {
  return { pk: `tombstone#${hash}`, sk: 'tombstone' }
}

/** The key of a stored text that people were shown. */
export function textKey(hash: string): Key {
  return { pk: `text#${hash}`, sk: 'text' }
}

/** The key of a text that was published for a program, by its id. */
export function publishedTextKey(tenant: string, program: string, id: string): Key {
  return { pk: `published-text#${tenant}#${program}`, sk: id }
}

/** The key of the fingerprint of the texts that were published last. */
export function latestTextsKey(): Key {
  return { pk: 'published-text', sk: 'latest' }
}

/** The key of an archived history: it contains no phone number (REC-7). */
export function archiveKey(tenant: string, hash: string, life: string): string {
  return `${tenant}/${hash}/${life}.json`
}

/** The item in which the number stack stores the simulator number for the functions. */
export const SIMULATOR: Key = { pk: 'deployment', sk: 'simulator' }

/** The item in which the daily digest remembers how far it has come. */
export const DIGEST: Key = { pk: 'deployment', sk: 'digest' }

const SHARDS = 8

/** The shards of both sparse indexes, so that no list slows down a stop. */
export const shards: readonly number[] = Array.from({ length: SHARDS }, (_, shard) => shard)

/** The shard of a person. */
export function shardOf(subject: Subject): number {
  return (createHash('sha256').update(partitionOf(subject)).digest()[0] ?? 0) % SHARDS
}

/** Partition of the list index: one program of one tenant, or its brand-wide stops. */
export function listPartition(tenant: string, program: string | null, shard: number): string {
  return `${tenant}#${program ?? '*'}#${shard}`
}

/** Partition of the due index that holds outbox entries still to be delivered. */
export function duePartition(shard: number): string {
  return `${OUTBOX}${shard}`
}

function padded(seq: number): string {
  return String(seq).padStart(10, '0')
}
