import type { ConsentTable } from '../../../lambdas/adapters/core/dynamodb-client.ts'
import { MINUTE } from '../../../lambdas/domain/core/time.ts'
import { withPipeline } from '../../../lambdas/handlers/pipeline/pipeline.ts'
import type { Said } from '../../lambdas/handlers/send-message/sending.ts'
import { PERSON, type System } from '../../system.ts'
import { itemsOf } from '../../table.ts'

/** A message to the person who is opted in. */
export const REQUEST = {
  program: 'acme-alerts',
  to: PERSON,
  body: 'Your order has left.',
  idempotencyKey: 'order-4711',
}

/** What the sending gate says as it is deployed: a failure inside is a failure of the function. */
export async function say(system: System, change: object = {}): Promise<Said | 'failed'> {
  const handler = withPipeline(() => {}, system.send)
  return handler({ ...REQUEST, ...change }, {} as never).then(
    (answer) => answer as Said,
    () => 'failed' as const,
  )
}

/** The same key at once, and a minute later when whoever claimed a message is surely gone. */
export async function sayAgain(system: System, change: object = {}): Promise<(Said | 'failed')[]> {
  const atOnce = await say(system, change)
  system.advance(MINUTE)
  return [atOnce, await say(system, change)]
}

/** An answer in short. */
export function inShort(answer: Said | 'failed'): string {
  if (answer === 'failed') return answer
  if (!answer.decision) return 'refused'
  const { decision, reason } = answer
  if (decision !== 'allow') return `${decision} ${reason}`
  if ('outcome' in answer) return String(answer.outcome)
  return 'messageId' in answer ? 'sent' : 'nothing'
}

/** What became of the messages of a table that were claimed; what is denied is only counted (REC-5). */
export async function messagesOf(table: ConsentTable): Promise<string[]> {
  const items = await itemsOf(table)
  return items
    .filter(({ sk, status }) => String(sk).startsWith('message#') && status !== 'denied')
    .map(({ status }) => String(status))
}
