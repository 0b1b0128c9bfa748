import { createHmac, randomUUID } from 'node:crypto'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { zoneOffset } from '../lambdas/adapters/gate/zone-offset.ts'
import { createHistory } from '../lambdas/adapters/retention/dynamodb-history.ts'
import { readPhoneNumber } from '../lambdas/adapters/signup/read-phone-number.ts'
import { createTokens } from '../lambdas/adapters/signup/sealed-token.ts'
import { createActivityStore } from '../lambdas/adapters/staff/dynamodb-activity.ts'
import { createShortLived } from '../lambdas/adapters/staff/dynamodb-short-lived.ts'
import { createPersonIds } from '../lambdas/adapters/staff/person-ids.ts'
import { execute } from '../lambdas/application/core/execute.ts'
import { schedulesBy } from '../lambdas/domain/hours/schedules.ts'
import type { Definitions } from '../lambdas/domain/tenant/definitions.ts'
import { createConsoleHandler } from '../lambdas/handlers/console/handler.ts'
import { createRecordsHandler } from '../lambdas/handlers/records/handler.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { createReading } from '../lambdas/handlers/wiring/reading.ts'
import { median } from './rig/interleaved.ts'
import { benchTable } from './rig/table.ts'

/** The time of a person's page in milliseconds: alone, the median and the slowest of many at once; and its size. */
export interface PageTimes {
  alone: number
  together: number
  slowest: number
  bytes: number
}

/** Measures the page of a person with a history of twenty texts, for one member of staff and for many at once. */
export async function benchConsole(
  endpoint: string,
  definitions: Definitions,
  staff: number,
  times: number,
): Promise<PageTimes> {
  const table = await benchTable(endpoint, definitions, { name: 'console' })
  const look = await openConsole(table, definitions, staff)
  await Promise.all(Array.from({ length: staff }, (_, i) => look(i)))
  const alone: number[] = []
  const together: number[] = []
  let bytes = 0
  for (let turn = 0; turn < times; turn++) {
    const single = await look(turn % staff)
    alone.push(single.taken)
    bytes = single.bytes
    const all = await Promise.all(Array.from({ length: staff }, (_, i) => look(i)))
    together.push(...all.map(({ taken }) => taken))
  }
  return { alone: median(alone), together: median(together), slowest: Math.max(...together), bytes }
}

type Handler = (event: APIGatewayProxyEvent, context: object) => Promise<APIGatewayProxyResult>

/** A console in which this many people are signed in, each of whom can look at a person of their own. */
async function openConsole(table: ConsentTable, definitions: Definitions, staff: number) {
  const keyedHash = async ({ to }: { to: string }) => to
  const mac = async (message: string) => createHmac('sha256', 'bench').update(message).digest()
  const execution = createExecution(table, definitions, createHistory(table, keyedHash))
  const { clock } = execution
  const reading = createReading(table, keyedHash, { key: 'bench', sign: async () => '' })
  const personIds = createPersonIds(mac)
  const handler = createConsoleHandler({
    definitions,
    clock,
    reading,
    records: createRecordsHandler({ ...reading, definitions, clock }),
    // Nothing is changed here.
    operator: async () => ({ error: { code: 'invalid_request', issues: [] } }),
    schedulesOf: schedulesBy(zoneOffset),
    zoneOffset,
    readPhoneNumber,
    newId: () => randomUUID(),
    signIn: {
      begin: async () => ({ url: 'https://example.com', flow: { state: 's', nonce: 'n', verifier: 'v' } }),
      finish: async (query) => ({ subject: query, name: query, groups: ['assent:*:viewer'] }),
    },
    sessions: createShortLived(table, 'session'),
    forms: createShortLived(table, 'form'),
    activity: createActivityStore(table),
    personHash: keyedHash,
    personIds,
    tokens: createTokens(mac),
    log: () => {},
  }) as unknown as Handler
  const visit = (path: string, cookie = '', query: Record<string, string> = {}) =>
    handler(eventOf(path, cookie, query), { awsRequestId: 'bench' })
  const browsers = await Promise.all(
    Array.from({ length: staff }, async (_, i) => {
      const begun = await visit('/console/sign-in')
      const signedIn = await visit('/console/callback', cookieOf(begun), { code: String(i), state: 's' })
      const to = `+1206555${String(i).padStart(4, '0')}`
      await history(execution, to)
      const person = await personIds.idOf({ tenant: 'acme', to })
      return { cookie: cookieOf(signedIn), path: `/console/acme/people/${person}` }
    }),
  )
  return async (i: number): Promise<{ taken: number; bytes: number }> => {
    const { cookie, path } = browsers[i] ?? { cookie: '', path: '' }
    const start = performance.now()
    const { statusCode, body } = await visit(path, cookie)
    if (statusCode !== 200) throw new Error('The page was not shown.')
    return { taken: performance.now() - start, bytes: Buffer.byteLength(body) }
  }
}

async function history(execution: ReturnType<typeof createExecution>, to: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const body = i % 2 === 0 ? 'START' : 'STOP'
    const id = randomUUID()
    const message = { type: 'receive_message', tenant: 'acme', to, number: '+12065550100' } as const
    await execute(execution, { ...message, body, inboundMessageId: id, at: execution.clock() }, id)
  }
}

function cookieOf({ multiValueHeaders = {} }: APIGatewayProxyResult): string {
  const cookies = (multiValueHeaders['set-cookie'] ?? []).map(String)
  return cookies
    .filter((cookie) => !cookie.includes('Max-Age=0'))
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function eventOf(path: string, cookie: string, query: Record<string, string>): APIGatewayProxyEvent {
  return {
    httpMethod: 'GET',
    path,
    headers: { host: 'sms.example.com', ...(cookie && { cookie }) },
    queryStringParameters: query,
    requestContext: { path, identity: { sourceIp: '192.0.2.1' } },
    body: null,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEvent
}
