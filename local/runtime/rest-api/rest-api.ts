import { setTimeout as pause } from 'node:timers/promises'
import type { Answer, Request, Service } from '../../http/message.ts'
import type { StackMethod, StackRestApi } from '../../template/rest-apis.ts'
import type { Functions } from '../functions/functions.ts'
import type { Outcome } from '../functions/sandbox-protocol.ts'
import { type FoundMethod, findMethod } from './find-method.ts'
import { gatewayAnswer } from './gateway-answer.ts'
import { proxyAnswer } from './proxy-answer.ts'
import { proxyEvent } from './proxy-event.ts'
import { tokenBucket } from './token-bucket.ts'

/** What a REST API stands on. */
export interface Behind {
  functions: Pick<Functions, 'invoke'>
  /** Milliseconds since 1970. */
  now(): number
}

/** The most that API Gateway takes of a body, in bytes. */
const MAX_BODY = 10 * 1024 * 1024

/** The most that Lambda takes and gives in one invocation, in bytes of JSON. */
const MAX_PAYLOAD = 6 * 1024 * 1024

/** A REST API under the local origin: whatever is addressed neither to AWS nor to the local interface is for it. */
export function restApi(api: StackRestApi, behind: Behind): Service {
  const passes = new Map(api.methods.map((method) => [method, tokenBucket(method.throttle)]))
  return async (request) => {
    if (isForOthers(request)) return undefined
    const found = findMethod(api.methods, request.method, request.path)
    if (!found) return gatewayAnswer(api, 'MISSING_AUTHENTICATION_TOKEN', request)
    if (!passes.get(found.method)?.()) return gatewayAnswer(api, 'THROTTLED', request)
    if (request.body.length > MAX_BODY) return gatewayAnswer(api, 'REQUEST_TOO_LARGE', request)
    return integrate(api, behind, found, request)
  }
}

function isForOthers({ path, headers }: Request): boolean {
  return (
    path.startsWith('/_local/') ||
    headers['x-amz-target'] !== undefined ||
    headers.authorization?.startsWith('AWS4-') === true
  )
}

async function integrate(
  api: StackRestApi,
  { functions, now }: Behind,
  found: FoundMethod,
  request: Request,
): Promise<Answer> {
  const payload = JSON.stringify(proxyEvent(api, found, request, now()))
  if (Buffer.byteLength(payload) > MAX_PAYLOAD) return gatewayAnswer(api, 'REQUEST_TOO_LARGE', request)
  const outcome = await inTime(functions, found.method, payload)
  if (!outcome) return gatewayAnswer(api, 'INTEGRATION_TIMEOUT', request)
  return answerOf(outcome, api, request) ?? gatewayAnswer(api, 'DEFAULT_5XX', request)
}

/** The outcome, or undefined where the function took longer than API Gateway waits. */
async function inTime(
  functions: Behind['functions'],
  { function: name, qualifier, timeoutMilliseconds }: StackMethod,
  payload: string,
): Promise<Outcome | undefined> {
  const answered = new AbortController()
  const late = pause(timeoutMilliseconds, undefined, { signal: answered.signal }).catch(() => undefined)
  try {
    return await Promise.race([functions.invoke(name, payload, qualifier), late])
  } finally {
    answered.abort()
  }
}

function answerOf(
  { payload, functionError }: Outcome,
  { binaryMediaTypes }: StackRestApi,
  { headers }: Request,
): Answer | undefined {
  if (functionError || Buffer.byteLength(payload) > MAX_PAYLOAD) return undefined
  return proxyAnswer(payload, headers.accept, binaryMediaTypes)
}
