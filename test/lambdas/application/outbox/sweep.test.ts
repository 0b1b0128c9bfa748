import { describe, expect, test } from 'vitest'
import type { OutboxItem } from '../../../../lambdas/application/outbox/relay.ts'
import { type DueOutboxKey, sweepOutbox } from '../../../../lambdas/application/outbox/sweep.ts'

const NOON = '2026-11-21T12:00:00.000Z'
const keyOf = (sk: string): DueOutboxKey => ({ pk: `acme#${sk}`, sk, dueAt: NOON })

/** An outbox of which these are due, so many on a page; what lies under `stuck` can neither be taken nor leave. */
function outboxOf(keys: string[], { page = keys.length, items = Number.POSITIVE_INFINITY } = {}) {
  const left: string[] = []
  const leases: string[] = []
  const sweep = sweepOutbox({
    clock: () => NOON,
    due: async function* () {
      for (let i = 0; i < keys.length; i += page) yield keys.slice(i, i + page).map(keyOf)
    },
    lease: async (key, until): Promise<OutboxItem | undefined> => {
      leases.push(until)
      if (key.sk === 'stuck') throw new Error('not readable')
      return key.sk === 'gone' ? undefined : { ...key, kind: 'reply' }
    },
    relay: {
      publish: async () => {},
      delete: async () => {},
      enqueue: async ({ sk }) => void left.push(sk),
    },
    isOver: () => leases.length >= items,
  })
  return { left, leases, sweep }
}

describe('the sweep', () => {
  test('EVT-1: lets everything leave that is still there, and counts it', async () => {
    const { left, sweep } = outboxOf(['first', 'gone', 'second'])
    expect([await sweep, left]).toEqual([2, ['first', 'second']])
  })

  test('EVT-1: is held up by no item that cannot leave', async () => {
    const { left, sweep } = outboxOf(['first', 'stuck', 'second'])
    await sweep.catch(() => {})
    expect(left).toEqual(['first', 'second'])
  })

  test('EVT-1: fails when an item could not leave, so that a person hears of it', async () => {
    await expect(outboxOf(['stuck', 'first']).sweep).rejects.toThrow()
  })

  test('EVT-2: leaves what it took alone for two minutes, so that no other run hands it over too', async () => {
    const { leases, sweep } = outboxOf(['first'])
    await sweep
    expect(leases).toEqual(['2026-11-21T12:02:00.000Z'])
  })

  test('EVT-2: begins nothing more when no time is left, and ends without an error', async () => {
    const { left, sweep } = outboxOf(['first', 'second', 'third'], { page: 1, items: 1 })
    expect([await sweep, left]).toEqual([1, ['first']])
  })
})
