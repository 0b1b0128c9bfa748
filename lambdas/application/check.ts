import { randomUUID } from 'node:crypto'
import { denyInvalidNumber, judge, type Question, type Verdict } from '../domain/gate.ts'
import { isPhoneNumber } from '../domain/phone-number.ts'
import { type ConsentRecord, emptyRecord } from '../domain/record.ts'
import { isExpired } from '../domain/retention.ts'
import { noSends, type Sends } from '../domain/sends.ts'
import type { Clock } from './clock.ts'

/** As much of a record as one question needs: its program's consent, the window on its number, stops and review. */
export interface Standing {
  record: ConsentRecord
  sends: Pick<Sends, 'unconfirmed'>
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
export async function checkOne(
  { standings, clock }: Checking,
  question: Question,
  to: string,
): Promise<Answer> {
  const standing = isPhoneNumber(to) ? await standings.read(question, to) : undefined
  return answer(question, to, standing, clock())
}

/** May this be sent to each of many numbers? One that is no number is denied in its place and fails no other. */
export async function checkMany(
  { standings, clock }: Checking,
  question: Question,
  numbers: readonly string[],
): Promise<Answers> {
  const valid = [...new Set(numbers.filter(isPhoneNumber))]
  const found = await standings.readMany(question, valid)
  const now = clock()
  const results = numbers.map((to) => answer(question, to, found.get(to), now))
  const allow = results.filter(({ decision }) => decision === 'allow').length
  return { results, counts: { allow, deny: results.length - allow, defer: 0 }, contract: 1 }
}

function answer(question: Question, to: string, standing: Standing | undefined, now: string): Answer {
  const { decision, reason, ...basis } = verdictFor(question, to, standing, now)
  const decided = { decision, reason, to, program: question.program.id, decisionId: randomUUID() }
  return { ...decided, ...basis, decidedAt: now, contract: 1 } as Answer
}

/** A record that has expired counts as absent (GATE-4). */
function verdictFor(question: Question, to: string, standing: Standing | undefined, now: string): Verdict {
  if (!isPhoneNumber(to)) return denyInvalidNumber()
  const current = standing && !isExpired(standing.expiresAt, now) ? standing : undefined
  return judge(question, current?.record ?? emptyRecord, current?.sends ?? noSends, now)
}
