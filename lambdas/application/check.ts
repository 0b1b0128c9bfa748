import { randomUUID } from 'node:crypto'

import { denyInvalidNumber, judge, type Question, type Verdict } from '../domain/gate.ts'
import { isPhoneNumber } from '../domain/phone-number.ts'
import { emptyRecord } from '../domain/record.ts'
import { isExpired } from '../domain/retention.ts'
import { noSends } from '../domain/sends.ts'
import type { Clock } from './clock.ts'
import type { StoredRecord, Subject } from './consent-store.ts'

/** Reads records to decide by; every read is strongly consistent (GATE-5). */
export interface RecordReader {
  load(subject: Subject): Promise<StoredRecord | undefined>
  /** The records of many, by number; whoever has none is left out. A read that stays incomplete raises an error. */
  loadMany(tenant: string, numbers: readonly string[]): Promise<Map<string, StoredRecord>>
}

/** What checking needs. */
export interface Checking {
  records: RecordReader
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
  { records, clock }: Checking,
  question: Question,
  to: string,
): Promise<Answer> {
  const stored = isPhoneNumber(to) ? await records.load({ tenant: question.tenant.id, to }) : undefined
  return answer(question, to, stored, clock())
}

/** May this be sent to each of many numbers? One that is no number is denied in its place and fails no other. */
export async function checkMany(
  { records, clock }: Checking,
  question: Question,
  numbers: readonly string[],
): Promise<Answers> {
  const valid = [...new Set(numbers.filter(isPhoneNumber))]
  const stored = await records.loadMany(question.tenant.id, valid)
  const now = clock()
  const results = numbers.map((to) => answer(question, to, stored.get(to), now))
  const allow = results.filter(({ decision }) => decision === 'allow').length
  return { results, counts: { allow, deny: results.length - allow, defer: 0 }, contract: 1 }
}

function answer(question: Question, to: string, stored: StoredRecord | undefined, now: string): Answer {
  const { decision, reason, ...basis } = verdictFor(question, to, stored, now)
  const decided = { decision, reason, to, program: question.program.id, decisionId: randomUUID() }
  return { ...decided, ...basis, decidedAt: now, contract: 1 } as Answer
}

/** A record that has expired counts as absent (GATE-4). */
function verdictFor(question: Question, to: string, stored: StoredRecord | undefined, now: string): Verdict {
  if (!isPhoneNumber(to)) return denyInvalidNumber()
  const current = stored && !isExpired(stored.expiresAt, now) ? stored : undefined
  return judge(question, current?.record ?? emptyRecord, current?.sends ?? noSends, now)
}
