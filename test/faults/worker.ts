import { flushCompileCache } from 'node:module'
import type { Context } from 'aws-lambda'

/**
 * Runs a function as it is deployed on one delivery, in a process that its parent may kill at any request.
 * Arguments: the function, and the event as JSON.
 */
const functions: Record<string, () => Promise<{ handler: (event: never, context: Context) => unknown }>> = {
  'inbound-sms': () => import('../../lambdas/handlers/inbound-sms/inbound-sms.lambda.ts'),
  'outbox-relay': () => import('../../lambdas/handlers/outbox-relay/outbox-relay.lambda.ts'),
  'outbox-sweep': () => import('../../lambdas/handlers/outbox-sweep/outbox-sweep.lambda.ts'),
  'reply-sender': () => import('../../lambdas/handlers/reply-sender/reply-sender.lambda.ts'),
  'send-message': () => import('../../lambdas/handlers/send-message/send-message.lambda.ts'),
}

const [name = '', event = ''] = process.argv.slice(2)
void functions[name]?.()
  .then(({ handler }) => {
    // Now, since one that is killed does not: the next need not compile it again.
    flushCompileCache()
    return handler(JSON.parse(event) as never, { getRemainingTimeInMillis: () => 60_000 } as Context)
  })
  .then((answer) => process.stdout.write(JSON.stringify(answer)))
