import type { Fault, Wire, WireRequest } from './wire.ts'

/** The connection breaks before the service has the request. */
export const lostRequest: Fault = async () => 'dropped'

/** The service does what it is asked and its answer is lost. */
export const lostAnswer: Fault = async (request, forward) => {
  await forward(request)
  return 'dropped'
}

/** Nobody answers, for longer than any client waits. */
export const silence: Fault = async () => 'silent'

/** The service answers with an error of its protocol. */
export function failure(status: number, type: string, more: object = {}): Fault {
  return async () => ({ status, body: JSON.stringify({ __type: type, message: 'injected', ...more }) })
}

const DYNAMODB = 'com.amazonaws.dynamodb.v20120810#'

export const throttled = failure(400, 'com.amazon.coral.availability#ThrottlingException')
export const tooMuchThroughput = failure(400, `${DYNAMODB}ProvisionedThroughputExceededException`)
export const internalError = failure(500, `${DYNAMODB}InternalServerError`)

/** A transaction that was cancelled, for this reason at its first item and for none at the others. */
export function cancelled(code: string): Fault {
  return async ({ body }) => {
    const { TransactItems } = JSON.parse(body) as { TransactItems: unknown[] }
    const CancellationReasons = TransactItems.map((_, place) => ({ Code: place === 0 ? code : 'None' }))
    const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${code}]`
    return {
      status: 400,
      body: JSON.stringify({
        __type: `${DYNAMODB}TransactionCanceledException`,
        message,
        CancellationReasons,
      }),
    }
  }
}

export const conflict = cancelled('TransactionConflict')

/** The table answers for the first half of the keys, rounded up, and leaves the others out. */
export const someKeysLeftOut: Fault = async (request, forward) => {
  const [table = '', asked = { Keys: [] }] = Object.entries(requestedKeys(request))[0] ?? []
  const half = Math.ceil(asked.Keys.length / 2)
  const part = { [table]: { ...asked, Keys: asked.Keys.slice(0, half) } }
  const rest = { [table]: { ...asked, Keys: asked.Keys.slice(half) } }
  const answer = await forward({ ...request, body: JSON.stringify({ RequestItems: part }) })
  const UnprocessedKeys = asked.Keys.length > half ? rest : {}
  return { ...answer, body: JSON.stringify({ ...JSON.parse(answer.body), UnprocessedKeys }) }
}

/** The table answers for none of the keys. */
export const everyKeyLeftOut: Fault = async (request) => ({
  status: 200,
  body: JSON.stringify({ Responses: {}, UnprocessedKeys: requestedKeys(request) }),
})

function requestedKeys({ body }: WireRequest): Record<string, { Keys: object[] }> {
  return JSON.parse(body).RequestItems
}

/** Fails every request for an operation. */
export function always(operation: string, fault: Fault): Wire['fault'] {
  return (asked) => (asked === operation ? fault : undefined)
}

/** Fails the first request for an operation from now on, and no other. */
export function once(operation: string, fault: Fault): Wire['fault'] {
  let failed = false
  return (asked) => {
    if (failed || asked !== operation) return undefined
    failed = true
    return fault
  }
}

/** Fails nothing. */
export const nowhere: Wire['fault'] = () => undefined
