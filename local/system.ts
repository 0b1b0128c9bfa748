import { type Clock, movableClock } from './clock.ts'
import { clockAdvancer } from './control/clock-routes.ts'
import { type Control, controlApi } from './control/control-api.ts'
import { localPages } from './control/pages.ts'
import { definedNumbers, summarizeTenants, type TenantSummary } from './definitions.ts'
import { createTable } from './engine/create-table.ts'
import { dynamodbApi } from './engine/dynamodb-api.ts'
import { expireItems } from './engine/expire.ts'
import { type ExpiredKeys, openExpiredKeys } from './engine/expired-keys.ts'
import { describeProgress, type ExpiryProgress } from './engine/expiry-progress.ts'
import type { Service } from './http/message.ts'
import { openPermissions, type Permissions } from './iam/permissions.ts'
import { type Functions, openFunctions } from './runtime/functions/functions.ts'
import { lambdaApi } from './runtime/functions/lambda-api.ts'
import { restApi } from './runtime/rest-api/rest-api.ts'
import { runSchedule } from './runtime/schedules/schedules.ts'
import { streamReader } from './runtime/stream/stream-reader.ts'
import { feedFromStream } from './runtime/stream/stream-source.ts'
import { settle, type WakingLoop } from './runtime/waking-loop.ts'
import { kmsApi } from './services/keys/kms-api.ts'
import { openMail } from './services/mail/mail.ts'
import { sesApi } from './services/mail/ses-api.ts'
import { type Objects, openObjects } from './services/objects/objects.ts'
import { s3Api } from './services/objects/s3-api.ts'
import { feedFromQueue } from './services/queues/queue-source.ts'
import { openQueues, type Queues } from './services/queues/queues.ts'
import { sqsApi, sqsQueryApi } from './services/queues/sqs-api.ts'
import { openSignIn } from './services/sign-in/sign-in.ts'
import { recordInbound } from './services/texts/inbound.ts'
import { openOptOutList } from './services/texts/opt-out-list.ts'
import { smsApi } from './services/texts/sms-api.ts'
import { openTexts } from './services/texts/texts.ts'
import { snsApi } from './services/topics/sns-api.ts'
import { openTopics } from './services/topics/topics.ts'
import { getOrCreate, type State } from './state.ts'
import type { SynthesizedStack } from './template/assembly.ts'
import { readStack, type Stack } from './template/stack.ts'

/** What a system is built from. */
export interface SystemOptions {
  synthesized: SynthesizedStack
  /** The URL of the local services. */
  origin: string
  /** The URL of the DynamoDB engine. */
  engine: string
  state: State
  /** Receives what the functions log. */
  log: (line: Buffer) => void
  /** Receives one line for each failure. */
  report: (line: string) => void
}

/** A running stack. */
export interface System {
  services: Service[]
  tableNames: string[]
  permissions: Permissions
  /**
   * Starts processing queues, streams and schedules; the services must be reachable by then. All functions are loaded first,
   * unless it starts cold: then each is loaded when it is first invoked, as on Lambda.
   */
  start(options: { cold: boolean }): Promise<void>
  stop(): Promise<void>
}

/** Builds the synthesized stack from local services and its own bundles. */
export async function buildSystem(options: SystemOptions): Promise<System> {
  const { synthesized, origin, engine, state } = options
  const suffix = getOrCreate(state, 'suffix', () => Math.random().toString(36).slice(2, 10).toUpperCase())
  const stack = readStack(synthesized, {
    origin,
    generateName: (logicalId) => `${synthesized.name}-${logicalId}-${suffix}`,
  })
  for (const table of stack.tables) await createTable(engine, table.name, table.properties)

  const clock = movableClock(state)
  const queues = openQueues(stack.queues, state, clock)
  const objects = openObjects(stack, state, clock, queues)
  const texts = openTexts(state, clock)
  const mail = openMail(state, clock)
  const inboundTopic = `${stack.name}-inbound-sms`
  const topics = openTopics(stack.topics, { state, clock, queues }, recordInbound(texts, inboundTopic))
  const expired = openExpiredKeys(state)
  const progress: ExpiryProgress = { deleted: 0, processed: 0 }
  const functions = openFunctions(stack.functions, { ...options, clockOffset: clock.offset })
  const signIn = openSignIn(stack.signIns, clock.offset)
  const permissions = openPermissions(stack, options.report)
  const tenants = summarizeTenants(stack.functions)

  const loops: Loops = { ofStreams: [], others: [] }
  const all = () => [...loops.ofStreams, ...loops.others]
  clock.onMoved(() => wake(all()))
  const control: Control = {
    clock,
    advanceClock: clockAdvancer({
      clock,
      settle: () => settle(all()),
      expire: async () => {
        for (const table of stack.tables) await expireItems(engine, table, { clock, expired, progress })
      },
      progress: () => describeProgress(progress),
      report: options.report,
    }),
    phones: {
      texts,
      topics,
      inbound: stack.topics.find(({ name }) => name === inboundTopic),
      defaultNumber: tenants[0]?.numbers[0]?.number,
    },
    mail,
    records: (request) => functions.invoke(`${stack.name}-records`, JSON.stringify(request), 'v1'),
    events: () => topics.published(`${stack.name}-consent-events`),
    describe: () => description(stack, tenants),
  }

  return {
    services: [
      permissions.guard,
      dynamodbApi(engine, () => wake(loops.ofStreams)),
      sqsApi(queues, origin),
      sqsQueryApi(queues, origin),
      snsApi(topics),
      smsApi(texts, openOptOutList(state), clock, definedNumbers(stack.functions)),
      sesApi(mail),
      kmsApi(stack.keys, state),
      lambdaApi(functions),
      s3Api(objects),
      localPages,
      signIn.service,
      controlApi(control),
      ...stack.restApis.map((api) => restApi(api, { functions, now: clock.now })),
    ],
    permissions,
    tableNames: stack.tables.map(({ name }) => name),
    start: async ({ cold }) => {
      if (!cold) await functions.warm()
      Object.assign(
        loops,
        await startLoops(stack, { ...options, clock, queues, objects, functions, expired, progress }),
      )
    },
    stop: async () => {
      for (const loop of all()) loop.stop()
      await Promise.all([functions.stop(), signIn.stop()])
    },
  }
}

type LoopDeps = SystemOptions & {
  clock: Clock
  queues: Queues
  objects: Objects
  functions: Functions
  expired: ExpiredKeys
  progress: ExpiryProgress
}

/** The loops of a system: a write to the table is news for those that read its stream. */
interface Loops {
  ofStreams: WakingLoop[]
  others: WakingLoop[]
}

function wake(loops: readonly WakingLoop[]): void {
  for (const loop of loops) loop.wake()
}

async function startLoops(stack: Stack, deps: LoopDeps): Promise<Loops> {
  const { engine, clock } = deps
  const fromQueues = stack.queueSources.flatMap((source) =>
    feedFromQueue(source, { ...deps, now: clock.now }),
  )
  const fromStreams = stack.streamSources.map(async (source) => {
    const table = stack.tables.find(({ streamArn }) => streamArn === source.streamArn)
    if (!table) throw new Error(`The stack has no table for the stream of ${source.function}.`)
    const reader = await streamReader(engine, table.name)
    return feedFromStream(source, { ...deps, reader, table })
  })
  const scheduled = stack.schedules.map((schedule) => runSchedule(schedule, deps))
  return { ofStreams: await Promise.all(fromStreams), others: [...fromQueues, ...scheduled] }
}

function description(stack: Stack, tenants: TenantSummary[]): unknown {
  return { stack: stack.name, outputs: stack.outputs, table: stack.tables[0]?.name, tenants }
}
