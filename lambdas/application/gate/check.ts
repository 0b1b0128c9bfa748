import { randomUUID } from 'node:crypto'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import type { ConsentRecord } from '../../domain/core/record.ts'
import type { Decision } from '../../domain/core/vocabulary.ts'
import { type CountedSends, decideGate, gateContext } from '../../domain/gate/decide-gate.ts'
import type { Question, RequestedByRecipient, Verdict } from '../../domain/gate/gate.ts'
import type { SchedulesOf } from '../../domain/hours/schedule.ts'
import type { Clock } from '../core/clock.ts'
import { answerOf, type Envelope } from './answer.ts'

/** As much of a record as one question needs: its program's consent, the window on its number, stops and review. */
export interface GateRecord {
  record: ConsentRecord
  sends: CountedSends
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

/** The asking gate's answer for one number: it is told of no request for a code. */
export type Answer = Exclude<Verdict, RequestedByRecipient> & Envelope

/** The gate's answers for many numbers, in the order asked. */
export interface Answers {
  results: Answer[]
  counts: Record<Decision, number>
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
    const context = gateContext(gateRecord, (said) => scheduleOf(to, said), now)
    const verdict = decideGate(question, to, context, now)
    const envelope = { to, program: question.program.id, decisionId: randomUUID(), decidedAt: now }
    return answerOf(verdict, envelope) as Answer
  }
}
