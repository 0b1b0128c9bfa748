import type { Refusal } from '../../../../lambdas/application/core/refusal.ts'
import type { SendAnswer } from '../../../../lambdas/application/sending/sending.ts'
import { HOUR } from '../../../../lambdas/domain/core/time.ts'
import type { ProviderRefusal } from '../../../../lambdas/domain/core/vocabulary.ts'
import { beginningOf, PERSON, type System } from '../../../system.ts'
import { itemsOf } from '../../../table.ts'

/** From noon in UTC to ten in the morning in Seattle, where the person's number is: promotional messages may leave. */
export const UNTIL_MORNING = 6 * HOUR

/** Whatever the sending gate says: an answer or a refusal. */
export type Said = Partial<SendAnswer> &
  Partial<Refusal> & { notBefore?: string; messageId?: string; outcome?: 'unknown' }

/** An application that sends, under a new key each time unless it names one. */
export function senderOf(system: System) {
  let keys = 0
  return {
    send: async (change: object = {}): Promise<Said> => {
      const idempotencyKey = `key-${++keys}`
      const asked = { program: 'acme-alerts', to: PERSON, body: 'Your order has left.', idempotencyKey }
      return system.send({ ...asked, ...change })
    },
    /** The person opts in, and what confirms it has left: what comes next is the sending gate's. */
    join: async (from: string = PERSON, keyword = 'START') => {
      await system.text(keyword, { from })
      await system.settle()
      system.sent.splice(0)
    },
    /** What the person was texted by the sending gate, in order. */
    texts: () => system.sent.map(({ body }) => body),
    /** The messages of the sending gate as the table holds them. */
    messages: async (): Promise<MessageItem[]> =>
      (await itemsOf(system.table)).filter(
        ({ sk, status }) => String(sk).startsWith('message#') && status !== 'denied',
      ) as never,
    /** What the provider says of every text from now on. */
    refuses: (refusal: ProviderRefusal) => {
      system.provider.answer = async () =>
        refusal === 'throttled'
          ? { outcome: 'throttled' }
          : { outcome: 'refused', reason: 'in its own words', refusal }
    },
    loses: () => {
      system.provider.answer = async () => ({ outcome: 'unknown' })
    },
    takes: () => {
      system.provider.answer = async () => ({ outcome: 'sent', messageId: 'm' })
    },
  }
}

/** A system on which the person has joined. */
export const joined = beginningOf((system) => senderOf(system).join())

/** An application at work. */
export type Sender = ReturnType<typeof senderOf>

interface MessageItem {
  sk: string
  status: string
  carries: string[]
  expiresAt?: number
  delivery?: { outcome: string; final: boolean }
}
