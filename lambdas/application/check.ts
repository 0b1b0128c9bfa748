import { randomUUID } from 'node:crypto'
import { denyInvalidNumber, judge, type Question, type Verdict } from '../domain/gate.ts'
import { isPhoneNumber } from '../domain/phone-number.ts'
import { type ConsentRecord, emptyRecord } from '../domain/record.ts'
import { isExpired } from '../domain/retention.ts'
import { holdBack } from '../domain/sending/holding-back.ts'
import type { ScheduleOf } from '../domain/sending/schedule.ts'
import { noSends, type Sends } from '../domain/sends.ts'
import type { Clock } from './clock.ts'

/** As much of a record as one question needs: its program's consent, the window on its number, stops and review. */
export interface Standing {
  record: ConsentRecord
  sends: Pick<Sends, 'unconfirmed' | 'confirmed' | 'messages' | 'promotional'>
  expiresAt: number | null
}

/** Reads what to answer by; every read is strongly consistent (GATE-5). */
export interface StandingReader {
  read(question: Question, to: string): Promise<Standing | undefined>
  /** Where many stand, by number; who has no record is left out. A read that stays incomplete raises an error. */
  readMany(question: Question, numbers: readonly string[]): Promise<Map<string, Standing>>
}

/** What checking needs. */
export interface Checking {
  standings: StandingReader
  scheduleOf: ScheduleOf
  clock: Clock
}

/** The gate's answer for one number, contract 1. It holds for its `decidedAt` alone. */
export type Answer = Verdict & {
  to: string
  program: string
  decisionId: string
  decidedAt: string
  contract: 1
}

/** The gate's answers for many numbers, in the order asked. */
export interface Answers {
  results: Answer[]
  counts: { allow: number; deny: number; defer: number }
  contract: 1
}

/** May this be sent to one number? One strongly consistent request. */
export async function checkOne(checking: Checking, question: Question, to: string): Promise<Answer> {
  const { standings, clock } = checking
  const standing = isPhoneNumber(to) ? await standings.read(question, to) : undefined
  return answer(checking, question, to, standing, clock())
}

/** May this be sent to each of many numbers? One that is no number is denied in its place and fails no other. */
export async function checkMany(
  checking: Checking,
  question: Question,
  numbers: readonly string[],
): Promise<Answers> {
  const { standings, clock } = checking
  const valid = [...new Set(numbers.filter(isPhoneNumber))]
  const found = await standings.readMany(question, valid)
  const now = clock()
  const results = numbers.map((to) => answer(checking, question, to, found.get(to), now))
  const counts = { allow: 0, deny: 0, defer: 0 }
  for (const { decision } of results) counts[decision]++
  return { results, counts, contract: 1 }
}

function answer(
  checking: Checking,
  question: Question,
  to: string,
  standing: Standing | undefined,
  now: string,
): Answer {
  const { decision, reason, ...basis } = verdictFor(checking, question, to, standing, now)
  const decided = { decision, reason, to, program: question.program.id, decisionId: randomUUID() }
  return { ...decided, ...basis, decidedAt: now, contract: 1 } as Answer
}

/** A record that has expired counts as absent (GATE-4). */
function verdictFor(
  { scheduleOf }: Checking,
  question: Question,
  to: string,
  standing: Standing | undefined,
  now: string,
): Verdict {
  if (!isPhoneNumber(to)) return denyInvalidNumber()
  const current = standing && !isExpired(standing.expiresAt, now) ? standing : undefined
  const record = current?.record ?? emptyRecord
  const sends = current?.sends ?? noSends
  const schedule = () => scheduleOf(question.tenant, to, record.zone?.zone ?? null, now)
  return holdBack(judge(question, record, sends, now), question, { record, sends, schedule }, now)
}
