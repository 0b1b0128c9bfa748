import { LambdaClient } from '@aws-sdk/client-lambda'
import { type GateAnswer, gateAnswer, gateAnswers } from '../lambdas/contract/gate-answer.ts'
import type { GateRequest } from '../lambdas/contract/gate-request.ts'
import { type SendAnswer, sendAnswer } from '../lambdas/contract/send-answer.ts'
import type { SendRequest } from '../lambdas/contract/send-request.ts'
import { call } from './call.ts'
import { inChunks } from './chunks.ts'
import { type SendUnavailable, type Unavailable, unavailable } from './unavailable.ts'
import { understand } from './understand.ts'

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

/** What became of a message. */
export type SendResult = SendAnswer | SendUnavailable

/** Where the gate is, and how long to wait for it. */
export interface AssentClientOptions {
  /** The region of the deployment; that of the environment by default. */
  region?: string
  /** The name of the deployment's stack, `assent` by default. */
  stack?: string
  /** A client of your own, with its own region and number of tries. */
  lambda?: LambdaClient
  /** Milliseconds for a call with all its tries, 10,000 by default. */
  timeout?: number
}

/** Assent, as a backend that sends messages sees it. */
export interface AssentClient {
  /** Asks before a message is sent: send it only on `allow`. A request that is wrong throws an {@link AssentRequestError}. */
  check(question: Question): Promise<CheckResult>
  /** Asks about any number of people, in bounded memory, and answers in their order. */
  checkMany(question: ManyQuestion): AsyncGenerator<CheckResult>
  /** Sends a message if it may be sent. The same key sends once at most in 24 hours, however often it is called. */
  send(message: SendRequest): Promise<SendResult>
}

/** Both gates may be asked again: one only reads, the other knows a message by its key. */
const TRIES = 3
const CONNECTION_TIMEOUT = 3_000
const TIMEOUT = 10_000

/** A client that fails closed: whatever goes wrong, nothing but an `allow` of the gate itself is seen as one (GATE-1). */
export function createAssentClient({
  region,
  stack = 'assent',
  lambda = new LambdaClient({
    ...(region !== undefined && { region }),
    maxAttempts: TRIES,
    requestHandler: { connectionTimeout: CONNECTION_TIMEOUT },
  }),
  timeout = TIMEOUT,
}: AssentClientOptions = {}): AssentClient {
  const ask = (request: object) => call(lambda, `${stack}-send-gate`, request, timeout)
  return {
    check: async (question) => {
      const { to, program } = question
      const understood = understand(gateAnswer, await ask(question), (answer) => isFor(answer, to, program))
      return 'answer' in understood ? understood.answer : unavailable(understood.failure, to, program)
    },
    checkMany: async function* ({ to, ...question }) {
      const { program } = question
      for await (const numbers of inChunks(typeof to === 'string' ? [to] : to)) {
        const understood = understand(gateAnswers, await ask({ ...question, to: numbers }), ({ results }) =>
          areFor(results, numbers, program),
        )
        if ('answer' in understood) yield* understood.answer.results
        else yield* numbers.map((number) => unavailable(understood.failure, number, program))
      }
    },
    send: async (message) => {
      const { to, program } = message
      const outcome = await call(lambda, `${stack}-send-message`, message, timeout)
      const understood = understand(sendAnswer, outcome, (answer) => isFor(answer, to, program))
      if ('answer' in understood) return understood.answer
      const { failure, mayHaveRun } = understood
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
