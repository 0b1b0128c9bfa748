import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { loadBundle } from './load-bundle.ts'
import {
  failure,
  type Job,
  type Outcome,
  type SandboxMessage,
  type SandboxStart,
} from './sandbox-protocol.ts'
import { shiftDate } from './shift-date.ts'

type Handler = (event: unknown, context: unknown) => unknown

const start = workerData as SandboxStart
const send = (message: SandboxMessage) => parentPort?.postMessage(message)

// It was there for the modules of this thread, and is no variable of the function.
delete process.env.NODE_COMPILE_CACHE
shiftDate(start.clockOffset)
try {
  const handler = load(start)
  parentPort?.on('message', async (job: Job) => send({ outcome: await run(handler, job) }))
  send({ loaded: true })
} catch (error) {
  send({ broken: failure(error) })
}

function load({ folder, handler }: SandboxStart): Handler {
  const [file = '', name = ''] = handler.split('.')
  const found = loadBundle(join(folder, `${file}.js`))[name]
  if (typeof found !== 'function') throw new Error(`${handler} is not exported`)
  return found as Handler
}

async function run(handler: Handler, job: Job): Promise<Outcome> {
  const end = performance.now() + job.remaining
  const context = {
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: job.invokedArn,
    memoryLimitInMB: String(start.memoryMegabytes),
    awsRequestId: job.requestId,
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(end - performance.now())),
  }
  try {
    const response = await handler(JSON.parse(job.payload), context)
    return { payload: JSON.stringify(response) ?? 'null' }
  } catch (error) {
    return failure(error)
  }
}
