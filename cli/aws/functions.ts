import type { InvokeCommandOutput } from '@aws-sdk/client-lambda'
import { UserFacingError } from '../../lambdas/user-facing-error.ts'
import { awsError } from './aws-error.ts'
import { regionSetting } from './region.ts'

/** Calls one function with a request, and returns its answer; throws a {@link UserFacingError} if there is none. */
export type Ask = <Answer>(request: object) => Promise<Answer>

/** The functions that the commands call; IAM decides who may call them. */
export interface Functions {
  /** Reads, and changes nothing. */
  records: Ask
  /** Writes. */
  operator: Ask
  /** Answers whether a message may be sent. */
  gate: Ask
  /** Sends a message, if it may be sent. */
  sender: Ask
}

/** Every request may be repeated: a row that was recorded is not recorded again, a message with its key not sent again. */
const MAX_ATTEMPTS = 8
const SECOND = 1000

/** The functions of a deployment, by the name of its stack. */
export function functionsOf(stack: string): Functions {
  // The SDK is loaded by the first call: help and wrong usage do without it.
  let lambda: Promise<Send> | undefined
  const asking = (name: string): Ask => {
    return async <Answer>(request: object) => {
      lambda ??= openLambda()
      return (await invoke(await lambda, name, request)) as Answer
    }
  }
  return {
    records: asking(`${stack}-records`),
    operator: asking(`${stack}-operator`),
    gate: asking(`${stack}-send-gate`),
    sender: asking(`${stack}-send-message`),
  }
}

type Send = (name: string, payload: string) => Promise<InvokeCommandOutput>

async function openLambda(): Promise<Send> {
  const { InvokeCommand, LambdaClient } = await import('@aws-sdk/client-lambda')
  const client = new LambdaClient({
    ...regionSetting(),
    maxAttempts: MAX_ATTEMPTS,
    requestHandler: {
      connectionTimeout: 5 * SECOND,
      requestTimeout: 65 * SECOND,
      throwOnRequestTimeout: true,
    },
  })
  return (name, payload) =>
    client.send(new InvokeCommand({ FunctionName: name, Qualifier: 'v1', Payload: payload }))
}

async function invoke(send: Send, name: string, request: object): Promise<unknown> {
  const { FunctionError, Payload } = await send(name, JSON.stringify(request)).catch((error) => {
    throw awsError(error, {
      service: 'LAMBDA',
      to: `the function ${name}`,
      permission: `lambda:InvokeFunction on ${name}:v1`,
      missing: `There is no function ${name} with the alias v1 here. Deploy it, choose another stack with --stack, or check AWS_REGION.`,
    })
  })
  if (FunctionError !== undefined) throw new FunctionFailedError(name)
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || 'null')
  const refusal = refusalIn(answer)
  if (refusal) throw refusal
  return answer
}

/** A function failed or ran out of time. Its own message stays in its log: it may contain anything. */
export class FunctionFailedError extends UserFacingError {
  constructor(name: string) {
    super(
      `The function ${name} failed. Its log says why: aws logs tail /aws/lambda/${name}. It is safe to try again.`,
    )
  }
}

function refusalIn(answer: unknown): UserFacingError | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined
  const { code, issues } = answer.error as { code: string; issues: { path: string; message: string }[] }
  return new UserFacingError(`Refused (${code}): ${issuesText(issues).replace(/\.?$/, '.')}`)
}

/** What is wrong with a request or a row, in one line. */
export function issuesText(issues: readonly { path: string; message: string }[]): string {
  return issues.map(issueText).join('; ')
}

/** A message that is a complete sentence needs no field before it. */
function issueText({ path, message }: { path: string; message: string }): string {
  return /^\p{Lu}/u.test(message) ? message : `${path} ${message}`.trim()
}
