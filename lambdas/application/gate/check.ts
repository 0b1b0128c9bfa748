import { randomUUID } from 'node:crypto'
import { isExpired } from '../../domain/core/expiry.ts'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import { type ConsentRecord, emptyRecord } from '../../domain/core/record.ts'
import { emptySendHistory, type SendHistory } from '../../domain/core/send-history.ts'
import {
  denyInvalidNumber,
  judge,
  type Question,
  type RequestedByRecipient,
  type Verdict,
} from '../../domain/gate/gate.ts'
import { holdBack } from '../../domain/gate/hold-back.ts'
import type { Whereabouts } from '../../domain/hours/place.ts'
import type { Schedule, SchedulesOf } from '../../domain/hours/schedule.ts'
import type { Clock } from '../core/clock.ts'

/** As much of a record as one question needs: its program's consent, the window on its number, stops and review. */
export interface GateRecord {
  record: ConsentRecord
  sends: Pick<SendHistory, 'unconfirmed' | 'confirmed' | 'messages' | 'promotional'>
  expiresAt: number | null
}

/** Reads what to answer by; every read is strongly consistent (GATE-5). */
export interface GateRecordReader {
  read(question: Question, to: string): Promise<GateRecord | undefined>
  /** Where many stand, by number; who has no record is left out. A read that stays incomplete raises an error. */
  readMany(question: Question, numbers: readonly string[]): Promise<Map<string, GateRecord>>
}

/** What checking needs. */
export interface CheckDeps {
  gateRecords: GateRecordReader
  schedulesOf: SchedulesOf
  clock: Clock
}

/** What stands in every answer beside the verdict, contract 1. It holds for its `decidedAt` alone. */
export interface Envelope {
  to: string
  program: string
  decisionId: string
  decidedAt: string
  contract: 1
}

/** The asking gate's answer for one number: it is told of no request for a code. */
export type Answer = Exclude<Verdict, RequestedByRecipient> & Envelope

/** The gate's answers for many numbers, in the order asked. */
export interface Answers {
  results: Answer[]
  counts: { allow: number; deny: number; defer: number }
  contract: 1
}

/** May this be sent to one number? One strongly consistent request. */
export async function checkOne(checking: CheckDeps, question: Question, to: string): Promise<Answer> {
  const { gateRecords, clock } = checking
  const gateRecord = isPhoneNumber(to) ? await gateRecords.read(question, to) : undefined
  return answering(checking, question, clock())(to, gateRecord)
}

/** May this be sent to each of many numbers? One that is no number is denied in its place and fails no other. */
export async function checkMany(
  checking: CheckDeps,
  question: Question,
  numbers: readonly string[],
): Promise<Answers> {
  const { gateRecords, clock } = checking
  const valid = [...new Set(numbers.filter(isPhoneNumber))]
  const found = await gateRecords.readMany(question, valid)
  const answer = answering(checking, question, clock())
  const results = numbers.map((to) => answer(to, found.get(to)))
  const counts = { allow: 0, deny: 0, defer: 0 }
  for (const { decision } of results) counts[decision]++
  return { results, counts, contract: 1 }
}

/** Answers a question of many people at one instant: what holds for a place is worked out once. */
function answering({ schedulesOf }: CheckDeps, question: Question, now: string) {
  const scheduleOf = schedulesOf(question.tenant, now)
  return (to: string, gateRecord: GateRecord | undefined): Answer => {
    const { decision, reason, ...basis } = isPhoneNumber(to)
      ? verdictFor(question, gateRecord, (said) => scheduleOf(to, said), now)
      : denyInvalidNumber()
    const decided = { decision, reason, to, program: question.program.id, decisionId: randomUUID() }
    return { ...decided, ...basis, decidedAt: now, contract: 1 } as Answer
  }
}

/** A record that has expired counts as absent (GATE-4). */
function verdictFor(
  question: Question,
  gateRecord: GateRecord | undefined,
  scheduleIn: (said: Whereabouts | null) => Schedule,
  now: string,
): Verdict {
  const current = gateRecord && !isExpired(gateRecord.expiresAt, now) ? gateRecord : undefined
  const record = current?.record ?? emptyRecord
  const sends = current?.sends ?? emptySendHistory
  const schedule = () => scheduleIn(record.zone)
  return holdBack(judge(question, record, sends, now), question, { record, sends, schedule }, now)
}
