import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { compileFunction, constants } from 'node:vm'
import { parentPort, workerData } from 'node:worker_threads'
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

shiftDate(start.clockOffset)
try {
  const handler = load(start)
  parentPort?.on('message', async (job: Job) => send({ outcome: await run(handler, job) }))
  send({ loaded: true })
} catch (error) {
  send({ broken: failure(error) })
}

/** Loads the bundle as CommonJS, whatever a package.json above its folder says. */
function load({ folder, handler }: SandboxStart): Handler {
  const [file = '', name = ''] = handler.split('.')
  const path = join(folder, `${file}.js`)
  const module: { exports: Record<string, unknown> } = { exports: {} }
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname']
  const bundle = compileFunction(readFileSync(path, 'utf8'), parameters, {
    filename: path,
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  })
  bundle(module.exports, createRequire(path), module, path, folder)
  const found = module.exports[name]
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
