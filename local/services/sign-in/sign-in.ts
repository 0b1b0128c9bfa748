import { request as send } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import type { Request, Response, Service } from '../../http/message.ts'
import { SIGN_IN_PATH, type StackSignIn } from '../../template/sign-in.ts'
import type { ProviderStart } from './provider.ts'

/** The sign-in provider of the local console. */
export interface SignIn {
  service: Service
  stop(): Promise<void>
}

/**
 * Stands in for Amazon Cognito: a certified OpenID Connect provider in a thread of its own, on the system's clock. It is
 * started by the first request, so that a run without the console does not wait for it.
 */
export function openSignIn(clients: readonly StackSignIn[], clockOffset: SharedArrayBuffer): SignIn {
  let started: { worker: Worker; port: Promise<number> } | undefined
  const start = (issuer: string) => {
    const workerData: ProviderStart & { clockOffset: SharedArrayBuffer } = {
      issuer,
      clients: clients.map(({ clientId, callbacks }) => ({
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [...callbacks],
      })),
      clockOffset,
    }
    const worker = new Worker(new URL('./provider-worker.ts', import.meta.url), {
      workerData,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      stdout: true,
      stderr: true,
    })
    const { promise: port, resolve, reject } = Promise.withResolvers<number>()
    worker.once('message', resolve)
    worker.once('error', reject)
    return { worker, port }
  }
  return {
    service: async (request) => {
      const [client] = clients
      if (!client || !isWithin(request.path)) return undefined
      started ??= start(client.issuer)
      return forward(await started.port, request)
    },
    stop: async () => {
      await started?.worker.terminate()
    },
  }
}

function isWithin(path: string): boolean {
  return path === SIGN_IN_PATH || path.startsWith(`${SIGN_IN_PATH}/`)
}

/** Passes a request on as it came; the provider makes its addresses from the host that the browser asked. */
async function forward(port: number, { method, path, query, headers, body }: Request): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>()
  const search = query.size > 0 ? `?${query}` : ''
  const sent = send({ host: '127.0.0.1', port, method, path: `${path}${search}`, headers }, (answer) => {
    const { statusCode: status = 500, headers: received } = answer
    const { connection: _, 'transfer-encoding': __, 'keep-alive': ___, ...kept } = received
    buffer(answer).then(
      (content) => resolve({ status, headers: kept as Record<string, string | string[]>, body: content }),
      reject,
    )
  })
  sent.on('error', reject)
  sent.end(body)
  return promise
}
