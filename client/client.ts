import { LambdaClient } from '@aws-sdk/client-lambda'
import { type GateAnswer, gateAnswer, gateAnswers } from '../lambdas/contract/gate-answer.ts'
import type { GateRequest } from '../lambdas/contract/gate-request.ts'
import { type SendAnswer, sendAnswer } from '../lambdas/contract/send-answer.ts'
import type { SendRequest } from '../lambdas/contract/send-request.ts'
import { call } from './call.ts'
import { inChunks } from './chunks.ts'
import { parseAnswer } from './parse-answer.ts'
import { type SendUnavailable, type Unavailable, unavailable } from './unavailable.ts'

export type { ApplicationEvent } from '../lambdas/contract/application-event.ts'
export type { SendRequest } from '../lambdas/contract/send-request.ts'
export { AssentRequestError } from './request-error.ts'
export type { Cause, SendUnavailable, Unavailable } from './unavailable.ts'

/** May this be sent to one number? */
export type Question = Omit<GateRequest, 'to'> & { to: string }

/** May this be sent to each of many numbers? */
export type ManyQuestion = Omit<GateRequest, 'to'> & { to: Iterable<string> | AsyncIterable<string> }

/** The gate's answer, or a denial where there is none. */
export type CheckResult = GateAnswer | Unavailable

/** Whether a message was sent, and why not. */
export type SendResult = SendAnswer | SendUnavailable

/** Where the gate is, and how long to wait for its answer. */
export interface AssentClientOptions {
  /** The region of the deployment; by default the one in the environment. */
  region?: string
  /** The name of the deployment's stack, `assent` by default. */
  stack?: string
  /** Your own Lambda client, with its region and its number of attempts. */
  lambda?: LambdaClient
  /** Milliseconds for a call with all its attempts, 10,000 by default. */
  timeout?: number
}

/** What a backend that sends messages needs from Assent. */
export interface AssentClient {
  /** Asks whether a message may be sent: send it only on `allow`. Throws an {@link AssentRequestError} if the request is wrong. */
  check(question: Question): Promise<CheckResult>
  /** Asks about any number of people in bounded memory, and answers in their order. */
  checkMany(question: ManyQuestion): AsyncGenerator<CheckResult>
  /** Sends a message if it may be sent. The same key sends at most once in 24 hours, however often you call. */
  send(message: SendRequest): Promise<SendResult>
}

/** Both gates can be called again: one only reads, and the other recognizes a message by its key. */
const MAX_ATTEMPTS = 3
const CONNECTION_TIMEOUT_MS = 3_000
const TIMEOUT_MS = 10_000

/** Creates a client that fails closed: whatever goes wrong, only an `allow` from the gate itself counts as one (GATE-1). */
export function createAssentClient({
  region,
  stack = 'assent',
  lambda = new LambdaClient({
    ...(region !== undefined && { region }),
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT_MS },
  }),
  timeout = TIMEOUT_MS,
}: AssentClientOptions = {}): AssentClient {
  const ask = (request: object) => call(lambda, `${stack}-send-gate`, request, timeout)
  return {
    check: async (question) => {
      const { to, program } = question
      const parsed = parseAnswer(gateAnswer, await ask(question), (answer) => isFor(answer, to, program))
      return 'answer' in parsed ? parsed.answer : unavailable(parsed.failure, to, program)
    },
    checkMany: async function* ({ to, ...question }) {
      const { program } = question
      for await (const numbers of inChunks(typeof to === 'string' ? [to] : to)) {
        const parsed = parseAnswer(gateAnswers, await ask({ ...question, to: numbers }), ({ results }) =>
          areFor(results, numbers, program),
        )
        if ('answer' in parsed) yield* parsed.answer.results
        else yield* numbers.map((number) => unavailable(parsed.failure, number, program))
      }
    },
    send: async (message) => {
      const { to, program } = message
      const outcome = await call(lambda, `${stack}-send-message`, message, timeout)
      const parsed = parseAnswer(sendAnswer, outcome, (answer) => isFor(answer, to, program))
      if ('answer' in parsed) return parsed.answer
      const { failure, mayHaveRun } = parsed
      return { ...unavailable(failure, to, program), outcome: mayHaveRun ? 'unknown' : 'not_sent' }
    },
  }
}

function isFor(answer: { to: string; program: string }, to: string, program: string): boolean {
  return answer.to === to && answer.program === program
}

function areFor(answers: readonly GateAnswer[], numbers: readonly string[], program: string): boolean {
  return (
    answers.length === numbers.length &&
    answers.every((answer, i) => isFor(answer, numbers[i] ?? '', program))
  )
}
