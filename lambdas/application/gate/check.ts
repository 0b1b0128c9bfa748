import { randomUUID } from 'node:crypto'
import { isPhoneNumber } from '../../domain/core/phone-number.ts'
import type { ConsentRecord } from '../../domain/core/record/record.ts'
import type { Decision } from '../../domain/core/vocabulary.ts'
import { type CountedSends, decideGate, gateContext } from '../../domain/gate/decide-gate.ts'
import type { Question, RequestedByRecipient, Verdict } from '../../domain/gate/gate.ts'
import type { SchedulesOf } from '../../domain/hours/schedule.ts'
import type { Clock } from '../core/ports/clock.ts'
import { answerOf, type Envelope } from './answer.ts'

/** The part of a record that one question needs: the program's consent, the number's window, stops and review. */
export interface GateRecord {
  record: ConsentRecord
  sends: CountedSends
  expiresAt: number | null
}

/** Reads gate records, always by strongly consistent reads (GATE-5). */
export interface GateRecordReader {
  read(question: Question, to: string): Promise<GateRecord | undefined>
  /** The records of many people, by number; a number without a record is omitted. An incomplete read raises an error. */
  readMany(question: Question, numbers: readonly string[]): Promise<Map<string, GateRecord>>
}

/** Dependencies of checking. */
export interface CheckDeps {
  gateRecords: GateRecordReader
  schedulesOf: SchedulesOf
  clock: Clock
}

/** The asking gate's answer for one number: it never knows of a code request. */
export type Answer = Exclude<Verdict, RequestedByRecipient> & Envelope

/** The gate's answers for many numbers, in the order of the request. */
export interface Answers {
  results: Answer[]
  counts: Record<Decision, number>
  contract: 1
}

/** Decides for one number, with one strongly consistent request. */
export async function checkOne(checking: CheckDeps, question: Question, to: string): Promise<Answer> {
  const { gateRecords, clock } = checking
  const gateRecord = isPhoneNumber(to) ? await gateRecords.read(question, to) : undefined
  return answering(checking, question, clock())(to, gateRecord)
}

/** Decides for many numbers. An invalid number is denied in its position and does not affect the others. */
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

/** Answers a question for many people at one time: what applies to a place is computed once. */
function answering({ schedulesOf }: CheckDeps, question: Question, now: string) {
  const scheduleOf = schedulesOf(question.tenant, now)
  return (to: string, gateRecord: GateRecord | undefined): Answer => {
    const context = gateContext(gateRecord, (said) => scheduleOf(to, said), now)
    const verdict = decideGate(question, to, context, now)
    const envelope = { to, program: question.program.id, decisionId: randomUUID(), decidedAt: now }
    return answerOf(verdict, envelope) as Answer
  }
}
