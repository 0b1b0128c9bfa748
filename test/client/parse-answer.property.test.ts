import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseAnswer } from '../../client/parse-answer.ts'
import { gateAnswer } from '../../lambdas/contract/gate-answer.ts'
import { sendAnswer } from '../../lambdas/contract/send-answer.ts'
import { runs } from '../runs.ts'
import { ALLOW, DEFER, DENY } from './answers.ts'

type Path = readonly (string | number)[]

/** The path of every place in a value, including the value itself. */
function places(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [
    path,
    ...Object.entries(value).flatMap(([key, inner]) =>
      places(inner, [...path, Array.isArray(value) ? Number(key) : key]),
    ),
  ]
}

const REMOVED = Symbol('removed')

/** A copy with another value in one place, or with that place removed. */
function changed(value: unknown, [key, ...rest]: Path, to: unknown): unknown {
  if (key === undefined) return to
  const copy: Record<string | number, unknown> = structuredClone(value) as never
  const inner = changed(copy[key], rest, to)
  if (inner === REMOVED) delete copy[key]
  else copy[key] = inner
  return copy
}

const words = fc.constantFrom('allow', 'deny', 'defer', 'opted_in', 'opted_out', 'unknown', 'sms_keyword', '')
const anything = fc.oneof(fc.constant(REMOVED), words, fc.constantFrom(0, 1, 2, null, true), fc.jsonValue())

/** An answer with one to three places changed. */
const mutated = fc
  .constantFrom<unknown>(ALLOW, DENY, DEFER, { ...ALLOW, messageId: 'm' }, { ...ALLOW, outcome: 'unknown' })
  .chain((answer) =>
    fc
      .array(fc.tuple(fc.constantFrom(...places(answer)), anything), { minLength: 1, maxLength: 3 })
      .map((changes) => {
        const result = changes.reduce(
          (so, [path, to]) => (holds(so, path) ? changed(so, path, to) : so),
          answer,
        )
        return result === REMOVED ? undefined : result
      }),
  )

function holds(value: unknown, [key, ...rest]: Path): boolean {
  if (key === undefined) return true
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
  return holds((value as Record<string | number, unknown>)[key], rest)
}

/** What makes an answer an allow, written by hand apart from the schema. */
function isAllow(answer: unknown): boolean {
  const { decision, reason, consent, include, to, program, decisionId, decidedAt, contract } =
    answer as Record<string, unknown>
  return (
    decision === 'allow' &&
    ['requested_by_recipient', 'owned_device', 'opted_in', 'conversation_window'].includes(String(reason)) &&
    (typeof (consent as { id?: unknown } | null)?.id === 'string' || reason === 'requested_by_recipient') &&
    Array.isArray(include) &&
    to === ALLOW.to &&
    program === ALLOW.program &&
    typeof decisionId === 'string' &&
    !Number.isNaN(Date.parse(String(decidedAt))) &&
    contract === 1
  )
}

/** The decision that a caller gets for an answer. */
function decisionSeen(schema: typeof gateAnswer | typeof sendAnswer, answer: unknown): string {
  try {
    const isAsked = ({ to, program }: { to: string; program: string }) =>
      to === ALLOW.to && program === ALLOW.program
    const parsed = parseAnswer(schema, { answer }, isAsked)
    return 'answer' in parsed ? parsed.answer.decision : 'none'
  } catch {
    return 'refused'
  }
}

test('GATE-1: of all changed answers, only a complete allow counts as an allow', () => {
  fc.assert(
    fc.property(mutated, fc.constantFrom(gateAnswer, sendAnswer), (answer, schema) => {
      if (decisionSeen(schema, answer) === 'allow') expect(answer).toSatisfy(isAllow)
    }),
    { numRuns: runs(400) },
  )
})

test('GATE-1: no random JSON counts as an allow', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (answer) => {
      expect(decisionSeen(gateAnswer, answer)).not.toBe('allow')
    }),
  )
})
