import { describe, expect, test } from 'vitest'
import type { OutboxItem, OutboxKey } from '../../../../lambdas/application/outbox/relay.ts'
import { sweepOutbox } from '../../../../lambdas/application/outbox/sweep.ts'

const keyOf = (sk: string): OutboxKey => ({ pk: 'acme#+12065550142', sk })

/** An outbox of which these are due; what lies under `stuck` can neither be read nor leave. */
function outboxOf(...keys: string[]) {
  const left: string[] = []
  const sweep = sweepOutbox({
    clock: () => '2026-11-21T12:00:00.000Z',
    due: async function* () {
      yield* keys.map(keyOf)
    },
    read: async (key): Promise<OutboxItem | undefined> => {
      if (key.sk === 'stuck') throw new Error('not readable')
      return key.sk === 'gone' ? undefined : { ...key, kind: 'reply' }
    },
    relay: {
      publish: async () => {},
      strike: async () => {},
      enqueue: async ({ sk }) => void left.push(sk),
    },
  })
  return { left, sweep }
}

describe('the sweep', () => {
  test('EVT-1: lets everything leave that is still there, and counts it', async () => {
    const { left, sweep } = outboxOf('first', 'gone', 'second')
    expect([await sweep, left]).toEqual([2, ['first', 'second']])
  })

  test('EVT-1: is held up by no item that cannot leave', async () => {
    const { left, sweep } = outboxOf('first', 'stuck', 'second')
    await sweep.catch(() => {})
    expect(left).toEqual(['first', 'second'])
  })

  test('EVT-1: fails when an item could not leave, so that somebody hears of it', async () => {
    await expect(outboxOf('stuck', 'first').sweep).rejects.toThrow()
  })
})
