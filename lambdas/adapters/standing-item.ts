import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { unmarshall } from '@aws-sdk/util-dynamodb'
import type { Standing } from '../application/check.ts'
import type { Question } from '../domain/gate.ts'
import { own } from '../domain/own.ts'
import { type ConversationWindow, emptyRecord, type Grant, type ProgramConsent } from '../domain/record.ts'
import type { Slot } from '../domain/sending/slots.ts'
import { noSends } from '../domain/sends.ts'

/** Raised when a record is not whole: nothing is sent on it (GATE-1). */
export class BrokenRecordError extends Error {
  override name = 'BrokenRecordError'
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Parses as much of a record as the question needs, however many programs the person has. By hand, since this is on the
 * way of every message: a schema of the whole record takes longer than all the rest of an answer.
 */
export function readStandingItem(
  item: Record<string, AttributeValue>,
  { program, from }: Question,
): Standing {
  const { consent, sends, expiresAt } = unmarshall(item)
  const { stops, programs, windows, review, owned, unreachable, zone } = fields(consent)
  const window = own(fields(windows), from)
  const stoppedAlone = own(fields(fields(stops).byProgram), program.id)
  return {
    record: {
      ...emptyRecord,
      stops: {
        all: orNull(text, fields(stops).all),
        byProgram: stoppedAlone === undefined ? {} : { [program.id]: text(stoppedAlone) },
      },
      programs: { [program.id]: programConsent(own(fields(programs), program.id)) },
      windows: window === undefined ? {} : { [from]: conversationWindow(window) },
      review: orNull(reviewOf, review),
      owned: orNull(entryOf, owned),
      unreachable: orNull(unreachableOf, unreachable ?? null),
      zone: orNull(zoneOf, zone ?? null),
    },
    sends: sends === undefined ? noSends : sendsOf(fields(sends), program.id),
    expiresAt: expiresAt === undefined ? null : number(expiresAt),
  }
}

function programConsent(value: unknown): ProgramConsent {
  if (value === undefined) return { grants: [], pending: null, endedAt: null }
  const { grants, pending, endedAt } = fields(value)
  return {
    grants: list(grantOf, grants),
    pending: orNull(pendingOf, pending),
    endedAt: orNull(text, endedAt),
  }
}

function grantOf(value: unknown): Grant {
  const { id, level, medium, since, confirmed } = fields(value)
  check(level === 'implied' || level === 'express' || level === 'express_written')
  check(typeof confirmed === 'boolean')
  return { id: text(id), level, medium: text(medium) as Grant['medium'], since: text(since), confirmed }
}

/** Of a request that waits, an answer needs only its time. */
function pendingOf(value: unknown): NonNullable<ProgramConsent['pending']> {
  const { id, at, until, level, medium } = fields(value)
  const given = { level: text(level), medium: text(medium) } as Pick<Grant, 'level' | 'medium'>
  return { id: text(id), at: text(at), until: text(until), ...given, callToAction: null, proof: null }
}

function conversationWindow(value: unknown): ConversationWindow {
  const { id, since, until } = fields(value)
  return { id: text(id), since: text(since), until: text(until) }
}

function reviewOf(value: unknown) {
  const { id, since, lastAt } = fields(value)
  return { id: text(id), since: text(since), lastAt: text(lastAt), number: null }
}

/** Of an entry, an answer needs only what names it. */
function entryOf(value: unknown) {
  const { id, since } = fields(value)
  return { id: text(id), since: text(since), by: '', note: '' }
}

function unreachableOf(value: unknown) {
  const { id, since } = fields(value)
  return { id: text(id), since: text(since) }
}

/** Of where somebody is, an answer needs only the zone. */
function zoneOf(value: unknown) {
  const { id, zone, since } = fields(value)
  return { id: text(id), zone: text(zone), since: text(since), by: '' }
}

/** Of what was sent, what one program's messages count by. */
function sendsOf(
  { unconfirmed, confirmed, messages, promotional }: Fields,
  program: string,
): Standing['sends'] {
  const sent = messages === undefined ? undefined : own(fields(messages), program)
  return {
    unconfirmed: list(text, unconfirmed),
    confirmed: list(text, confirmed ?? []),
    messages: sent === undefined ? {} : { [program]: list(slotOf, sent) },
    promotional: list(slotOf, promotional ?? []),
  }
}

function slotOf(value: unknown): Slot {
  check(Array.isArray(value) && value.length === 2)
  return [number(value[0]), number(value[1])]
}

function orNull<Value>(read: (value: unknown) => Value, value: unknown): Value | null {
  return value === null ? null : read(value)
}

function list<Value>(read: (value: unknown) => Value, value: unknown): Value[] {
  check(Array.isArray(value))
  return value.map(read)
}

function fields(value: unknown): Fields {
  check(typeof value === 'object' && value !== null)
  return value as Fields
}

function text(value: unknown): string {
  check(typeof value === 'string')
  return value
}

function number(value: unknown): number {
  check(typeof value === 'number')
  return value
}

function check(holds: boolean): asserts holds {
  if (!holds) throw new BrokenRecordError('a record in the table is not whole')
}
