import { setTimeout as pause } from 'node:timers/promises'
import type { Request, Response, Service } from '../../http/message.ts'
import type { StackMethod, StackRestApi } from '../../template/rest-apis.ts'
import type { Functions } from '../functions/functions.ts'
import type { Outcome } from '../functions/sandbox-protocol.ts'
import { type FoundMethod, findMethod } from './find-method.ts'
import { gatewayResponse } from './gateway-response.ts'
import { proxyEvent } from './proxy-event.ts'
import { proxyResponse } from './proxy-response.ts'
import { tokenBucket } from './token-bucket.ts'

/** What a REST API needs to answer requests. */
export interface RestApiDeps {
  functions: Pick<Functions, 'invoke'>
  /** Milliseconds since 1970. */
  now(): number
}

/** API Gateway's limit for a request body, in bytes. */
const MAX_BODY = 10 * 1024 * 1024

/** Lambda's limit for the payload and the response of an invocation, in bytes of JSON. */
const MAX_PAYLOAD = 6 * 1024 * 1024

/** A REST API under the local origin: it handles every request that is not for AWS or `/_local`. */
export function restApi(api: StackRestApi, deps: RestApiDeps): Service {
  const buckets = new Map(api.methods.map((method) => [method, tokenBucket(method.throttle)]))
  return async (request) => {
    if (isForAnotherService(request)) return undefined
    const found = findMethod(api.methods, request.method, request.path)
    if (!found) return gatewayResponse(api, 'MISSING_AUTHENTICATION_TOKEN', request)
    if (!buckets.get(found.method)?.()) return gatewayResponse(api, 'THROTTLED', request)
    if (request.body.length > MAX_BODY) return gatewayResponse(api, 'REQUEST_TOO_LARGE', request)
    return integrate(api, deps, found, request)
  }
}

function isForAnotherService({ path, headers }: Request): boolean {
  return (
    path.startsWith('/_local/') ||
    headers['x-amz-target'] !== undefined ||
    headers.authorization?.startsWith('AWS4-') === true
  )
}

async function integrate(
  api: StackRestApi,
  { functions, now }: RestApiDeps,
  found: FoundMethod,
  request: Request,
): Promise<Response> {
  const payload = JSON.stringify(proxyEvent(api, found, request, now()))
  if (Buffer.byteLength(payload) > MAX_PAYLOAD) return gatewayResponse(api, 'REQUEST_TOO_LARGE', request)
  const outcome = await invokeInTime(functions, found.method, payload)
  if (!outcome) return gatewayResponse(api, 'INTEGRATION_TIMEOUT', request)
  return functionResponse(outcome, api, request) ?? gatewayResponse(api, 'DEFAULT_5XX', request)
}

/** The function's outcome, or undefined if it took longer than API Gateway waits. */
async function invokeInTime(
  functions: RestApiDeps['functions'],
  { function: name, qualifier, timeoutMilliseconds }: StackMethod,
  payload: string,
): Promise<Outcome | undefined> {
  const done = new AbortController()
  const timeout = pause(timeoutMilliseconds, undefined, { signal: done.signal }).catch(() => undefined)
  try {
    return await Promise.race([functions.invoke(name, payload, qualifier), timeout])
  } finally {
    done.abort()
  }
}

function functionResponse(
  { payload, functionError }: Outcome,
  { binaryMediaTypes }: StackRestApi,
  { headers }: Request,
): Response | undefined {
  if (functionError || Buffer.byteLength(payload) > MAX_PAYLOAD) return undefined
  return proxyResponse(payload, headers.accept, binaryMediaTypes)
}
