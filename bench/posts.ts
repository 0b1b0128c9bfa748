import { createHmac, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda'
import type { ConsentTable } from '../lambdas/adapters/core/dynamodb-client.ts'
import { createHistory } from '../lambdas/adapters/retention/dynamodb-history.ts'
import { readPhoneNumber } from '../lambdas/adapters/signup/read-phone-number.ts'
import { execute } from '../lambdas/application/core/execute.ts'
import { type Definitions, indexDefinitions } from '../lambdas/domain/tenant/definitions.ts'
import { createSiteHandler } from '../lambdas/handlers/site/handler.ts'
import { createExecution } from '../lambdas/handlers/wiring/execution.ts'
import { createReading } from '../lambdas/handlers/wiring/reading.ts'
import { createSiteStores } from '../lambdas/handlers/wiring/site-stores.ts'
import { median } from './rig/interleaved.ts'

/** What a number may be, which no visitor may learn. */
const CLASSES = ['never seen', 'signed up', 'stopped', 'just asked for'] as const
type Class = (typeof CLASSES)[number]

/** The median time of posts to one page, by what the number is, in milliseconds. */
export interface PostTimes {
  page: string
  medians: Record<Class, number>
  /** The largest difference of two medians, as a share of the smallest. */
  difference: number
}

const PAGES = ['join', 'preferences'] as const
const WARM_UP = 20

/** Measures posts with numbers of each class in turns: the time of an answer must not tell them apart (IN-4, REPLY-1). */
export async function benchPosts(
  table: ConsentTable,
  definitions: Definitions,
  times: number,
): Promise<PostTimes[]> {
  const site = visiting(table, generous(definitions))
  const results: PostTimes[] = []
  for (const [place, page] of PAGES.entries()) {
    const taken: Record<Class, number[]> = {
      'never seen': [],
      'signed up': [],
      stopped: [],
      'just asked for': [],
    }
    for (let turn = -WARM_UP; turn < times; turn++) {
      const shift = (turn + WARM_UP) % CLASSES.length
      for (const each of [...CLASSES.slice(shift), ...CLASSES.slice(0, shift)]) {
        const number = numberOf(place, CLASSES.indexOf(each), turn + WARM_UP)
        await site.prepare(each, number, page)
        const milliseconds = await site.post(page, number)
        if (turn >= 0) taken[each].push(milliseconds)
      }
    }
    const medians = Object.fromEntries(CLASSES.map((each) => [each, median(taken[each])]))
    const all = Object.values(medians)
    results.push({
      page,
      medians: medians as Record<Class, number>,
      difference: Math.max(...all) / Math.min(...all) - 1,
    })
  }
  return results
}

/** A number of its own for each post. */
function numberOf(page: number, place: number, turn: number): string {
  return `+1206${page + 2}${place}${String(turn).padStart(5, '0')}`
}

/** One machine plays everybody, so that its limits must not end the measurement. */
function generous(definitions: Definitions): Definitions {
  return indexDefinitions(
    definitions.tenants.map((tenant) => ({
      ...tenant,
      limits: {
        ...tenant.limits,
        addressPerHour: 100_000,
        tenantPerHour: 100_000,
        preferencesPerHour: 100_000,
      },
    })),
  )
}

type Handler = (event: APIGatewayProxyEvent, context: never) => Promise<APIGatewayProxyResult>

function visiting(table: ConsentTable, definitions: Definitions) {
  const keyedHash = async ({ to }: { to: string }) => to
  const execution = createExecution(table, definitions, createHistory(table, keyedHash))
  const mac = async (message: string) => createHmac('sha256', 'bench').update(message).digest()
  const handler = createSiteHandler({
    screenshots: () => [],
    ...execution,
    ...createSiteStores(table, mac),
    reading: createReading(table, keyedHash, { key: 'bench', sign: async () => '' }),
    newId: () => randomUUID(),
    readPhoneNumber,
    archiveYears: 1,
    siteUrl: undefined,
    pause: (milliseconds) => wait(milliseconds),
    log: () => {},
  }) as unknown as Handler
  let visits = 0
  const visit = (method: string, path: string, body: string | null) =>
    handler(eventOf(method, path, body, `10.${visits++ % 200}.${visits % 250}.1`), {} as never)

  const post = async (page: string, number: string): Promise<number> => {
    const { body: form } = await visit('GET', `/acme/${page}`, null)
    const token = /name="token" value="([^"]*)"/.exec(form)?.[1] ?? ''
    const fields = new URLSearchParams({ token, country: 'US', number, program: 'acme-alerts' })
    const start = performance.now()
    const { statusCode, headers } = await visit('POST', `/acme/${page}`, String(fields))
    const taken = performance.now() - start
    if (statusCode !== 303 || !String(headers?.Location).endsWith('step=code')) {
      throw new Error('The post was not taken.')
    }
    return taken
  }
  const text = (to: string, body: string) => {
    const message = { type: 'receive_message', tenant: 'acme', to, number: '+12065550100' } as const
    const id = randomUUID()
    return execute(execution, { ...message, body, inboundMessageId: id, at: execution.clock() }, id)
  }
  return {
    post,
    prepare: async (each: Class, number: string, page: string): Promise<void> => {
      if (each === 'signed up') await text(number, 'START')
      if (each === 'stopped') await text(number, 'STOP')
      if (each === 'just asked for') await post(page, number)
    },
  }
}

function eventOf(
  httpMethod: string,
  path: string,
  body: string | null,
  sourceIp: string,
): APIGatewayProxyEvent {
  return {
    httpMethod,
    path,
    headers: {
      Host: 'sms.example.com',
      ...(body !== null && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    queryStringParameters: {},
    requestContext: { path, identity: { sourceIp } },
    body,
    isBase64Encoded: false,
  } as unknown as APIGatewayProxyEvent
}
