import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { GateRecord } from '../../application/gate/check.ts'
import { getOwn } from '../../domain/core/get-own.ts'
import {
  type ConversationWindow,
  emptyRecord,
  type Grant,
  type ProgramConsent,
} from '../../domain/core/record/record.ts'
import type { Slot } from '../../domain/core/send-history.ts'
import { emptySendHistory } from '../../domain/core/send-history.ts'
import { LEVELS } from '../../domain/core/vocabulary.ts'
import type { Question } from '../../domain/gate/gate.ts'
import { BrokenRecordError } from '../core/broken-record.ts'

type Value = AttributeValue | undefined
type Fields = Readonly<Record<string, AttributeValue>>

/**
 * Parses only the parts of a record that the question needs, however many programs the person has. It is handwritten because
 * it runs for every message: a zod schema of the whole record takes longer than the rest of the answer, and so does
 * unmarshalling the whole item.
 */
export function readGateRecordItem(
  { consent, sends, expiresAt }: Record<string, AttributeValue>,
  { program, from }: Question,
): GateRecord {
  const { stops, programs, windows, review, owned, unreachable, zone } = fields(consent)
  const window = getOwn(fields(windows), from)
  const stoppedAlone = getOwn(fields(fields(stops).byProgram), program.id)
  return {
    record: {
      ...emptyRecord,
      stops: {
        all: orNull(text, fields(stops).all),
        byProgram: stoppedAlone === undefined ? {} : { [program.id]: text(stoppedAlone) },
      },
      programs: { [program.id]: programConsent(getOwn(fields(programs), program.id)) },
      windows: window === undefined ? {} : { [from]: conversationWindow(window) },
      review: orNull(reviewOf, review),
      owned: orNull(entryOf, owned),
      unreachable: unreachable === undefined ? null : orNull(unreachableOf, unreachable),
      zone: zone === undefined ? null : orNull(zoneOf, zone),
    },
    sends: sends === undefined ? emptySendHistory : sendsOf(fields(sends), program.id),
    expiresAt: expiresAt === undefined ? null : number(expiresAt),
  }
}

function programConsent(value: Value): ProgramConsent {
  if (value === undefined) return { grants: [], pending: null, endedAt: null }
  const { grants, pending, endedAt } = fields(value)
  return {
    grants: list(grantOf, grants),
    pending: orNull(pendingOf, pending),
    endedAt: orNull(text, endedAt),
  }
}

function grantOf(value: Value): Grant {
  const { id, level, medium, since, confirmed } = fields(value)
  const given = { level: levelOf(level), medium: text(medium) as Grant['medium'] }
  return { id: text(id), ...given, since: text(since), confirmed: boolean(confirmed) }
}

function levelOf(value: Value): Grant['level'] {
  const given = text(value)
  const level = LEVELS.find((each) => each === given)
  check(level !== undefined)
  return level
}

/** An answer needs only the time of a pending request. */
function pendingOf(value: Value): NonNullable<ProgramConsent['pending']> {
  const { id, at, until, level, medium } = fields(value)
  const given = { level: text(level), medium: text(medium) } as Pick<Grant, 'level' | 'medium'>
  return { id: text(id), at: text(at), until: text(until), ...given, callToAction: null, proof: null }
}

function conversationWindow(value: Value): ConversationWindow {
  const { id, since, until } = fields(value)
  return { id: text(id), since: text(since), until: text(until) }
}

function reviewOf(value: Value) {
  const { id, since, lastAt } = fields(value)
  return { id: text(id), since: text(since), lastAt: text(lastAt), number: null }
}

/** An answer needs only an entry's id. */
function entryOf(value: Value) {
  const { id, since } = fields(value)
  return { id: text(id), since: text(since), by: '', note: '' }
}

function unreachableOf(value: Value) {
  const { id, since } = fields(value)
  return { id: text(id), since: text(since) }
}

/** An answer needs only the zone and region; older records have no region. */
function zoneOf(value: Value) {
  const { id, zone, region, since } = fields(value)
  return {
    id: text(id),
    zone: orNull(text, zone),
    region: region === undefined ? null : orNull(text, region),
    since: text(since),
    by: '',
  }
}

/** The part of the send history that counts one program's messages. */
function sendsOf(
  { unconfirmed, confirmed, messages, promotional }: Fields,
  program: string,
): GateRecord['sends'] {
  const sent = messages === undefined ? undefined : getOwn(fields(messages), program)
  return {
    unconfirmed: list(text, unconfirmed),
    confirmed: confirmed === undefined ? [] : list(text, confirmed),
    messages: sent === undefined ? {} : { [program]: list(slotOf, sent) },
    promotional: promotional === undefined ? [] : list(slotOf, promotional),
  }
}

function slotOf(value: Value): Slot {
  const [end, count] = list(number, value)
  check(end !== undefined && count !== undefined)
  return [end, count]
}

function orNull<Result>(read: (value: Value) => Result, value: Value): Result | null {
  return value?.NULL === true ? null : read(value)
}

function list<Result>(read: (value: Value) => Result, value: Value): Result[] {
  check(value?.L !== undefined)
  return value.L.map(read)
}

function fields(value: Value): Fields {
  check(value?.M !== undefined)
  return value.M
}

function text(value: Value): string {
  check(value?.S !== undefined)
  return value.S
}

function boolean(value: Value): boolean {
  check(value?.BOOL !== undefined)
  return value.BOOL
}

function number(value: Value): number {
  const read = Number(value?.N)
  check(!Number.isNaN(read))
  return read
}

function check(holds: boolean): asserts holds {
  if (!holds) throw new BrokenRecordError('a record in the table is incomplete')
}
