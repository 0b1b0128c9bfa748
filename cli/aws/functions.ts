import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { UserFacingError } from '../lambdas/user-facing-error.ts'
import { UsageError } from './command.ts'
import { userFacingErrorOf } from './user-facing.ts'

/** One of the functions: a request, and its answer as JSON; a {@link UserFacingError} where there is none. */
export type Ask = <Answer>(request: object) => Promise<Answer>

/** The functions that the command line stands on; IAM says who may call them. */
export interface Functions {
  /** Reads and changes nothing. */
  records: Ask
  /** Writes. */
  operator: Ask
  /** Answers whether a message may be sent. */
  gate: Ask
}

/** Every request may be repeated: a row that was recorded is not recorded again. */
const TRIES = 8
const SECOND = 1000

/** The functions of a deployment, by the name of its stack. */
export function functionsOf(stack: string): Functions {
  if (!/^[a-z][a-z0-9-]{0,29}$/.test(stack)) throw new UsageError('--stack takes the name of a stack')
  const client = new LambdaClient({
    maxAttempts: TRIES,
    requestHandler: {
      connectionTimeout: 5 * SECOND,
      requestTimeout: 60 * SECOND,
      throwOnRequestTimeout: true,
    },
  })
  const asking = (name: string): Ask => {
    return <Answer>(request: object) => invoke(client, name, request) as Promise<Answer>
  }
  return {
    records: asking(`${stack}-records`),
    operator: asking(`${stack}-operator`),
    gate: asking(`${stack}-send-gate`),
  }
}

async function invoke(client: LambdaClient, name: string, request: object): Promise<unknown> {
  const command = new InvokeCommand({
    FunctionName: name,
    Qualifier: 'v1',
    Payload: JSON.stringify(request),
  })
  const { FunctionError, Payload } = await client.send(command).catch((error) => {
    throw userFacingErrorOf(error, {
      service: 'LAMBDA',
      to: `the function ${name}`,
      permission: `lambda:InvokeFunction on ${name}:v1`,
      missing: `There is no function ${name} with the alias v1 here: deploy it, name another stack with --stack, or look at AWS_REGION.`,
    })
  })
  if (FunctionError !== undefined) throw new FunctionFailedError(name)
  const answer: unknown = JSON.parse(Buffer.from(Payload ?? []).toString() || 'null')
  const refusal = refusalIn(answer)
  if (refusal) throw refusal
  return answer
}

/** A function failed or ran out of time. What it says of it is for its log, not for the terminal: it may hold anything. */
export class FunctionFailedError extends UserFacingError {
  constructor(name: string) {
    super(
      `The function ${name} failed: its log says why (\`aws logs tail /aws/lambda/${name}\`); asking again does no harm.`,
    )
  }
}

function refusalIn(answer: unknown): UserFacingError | undefined {
  if (typeof answer !== 'object' || answer === null || !('error' in answer)) return undefined
  const { code, issues } = answer.error as { code: string; issues: { path: string; message: string }[] }
  return new UserFacingError(`Refused (${code}): ${issuesInWords(issues)}.`)
}

/** What is wrong with a request or a row, in words. */
export function issuesInWords(issues: readonly { path: string; message: string }[]): string {
  return issues.map(({ path, message }) => `${path} ${message}`.trim()).join('; ')
}
