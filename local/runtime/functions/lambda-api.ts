import { json, type Request, type Response, type Service, ServiceError } from '../../http/message.ts'
import { functionName } from '../../template/functions.ts'
import type { Functions } from './functions.ts'

const PATH = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/

/** Lambda's Invoke operation, by name, name and alias, or ARN. */
export function lambdaApi(functions: Functions): Service {
  return async (request) => {
    const path = PATH.exec(request.path)
    if (!path || request.method !== 'POST') return undefined
    try {
      return await invoke(functions, decodeURIComponent(path[1] ?? ''), request)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      const body = { Type: 'User', Message: error.message, message: error.message }
      return json(body, error.status, { 'x-amzn-errortype': error.code })
    }
  }
}

async function invoke(
  functions: Functions,
  nameOrArn: string,
  { headers, query, body }: Request,
): Promise<Response> {
  const name = functionName(nameOrArn)
  const qualifier = query.get('Qualifier') ?? qualifierIn(nameOrArn)
  const fn = functions.byName.get(name)
  if (!fn || (qualifier && qualifier !== '$LATEST' && !fn.qualifiers.includes(qualifier))) {
    const missing = [`arn:aws:lambda:us-east-1:000000000000:function:${name}`, qualifier]
      .filter(Boolean)
      .join(':')
    throw new ServiceError('ResourceNotFoundException', `Function not found: ${missing}`, {}, 404)
  }
  const payload = readPayload(body)
  const kind = headers['x-amz-invocation-type'] ?? 'RequestResponse'
  if (kind === 'DryRun') return { status: 204 }
  const invocation = functions.invoke(name, payload, qualifier)
  if (kind === 'Event') return { status: 202 }
  const outcome = await invocation
  return {
    status: 200,
    headers: {
      'content-type': 'application/json',
      'x-amz-executed-version': qualifier ? '1' : '$LATEST',
      ...(outcome.functionError && { 'x-amz-function-error': outcome.functionError }),
    },
    body: outcome.payload,
  }
}

/** The alias in `name:alias` or at the end of an ARN. */
function qualifierIn(nameOrArn: string): string | undefined {
  return nameOrArn.replace(/^.*function:/, '').split(':')[1]
}

function readPayload(body: Buffer): string {
  const payload = body.toString() || '{}'
  try {
    JSON.parse(payload)
    return payload
  } catch {
    throw new ServiceError(
      'InvalidRequestContentException',
      'Could not parse request body into json: it is not valid JSON.',
    )
  }
}
