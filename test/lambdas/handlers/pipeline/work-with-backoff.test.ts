import { expect, test } from 'vitest'
import type { LogEntry } from '../../../../lambdas/application/core/log.ts'
import { after, DAY, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { queuedMessage } from '../../../../lambdas/handlers/pipeline/queued-message.ts'
import { type Hidden, workWithBackoff } from '../../../../lambdas/handlers/pipeline/work-with-backoff.ts'
import { NOON, queued } from '../../../system.ts'

/** A message that fails, after so many receives, so long after it was sent, in so many seconds. */
async function failing({ receives = 1, waited = 0, takes = 0, hides = true } = {}) {
  const hidden: Hidden[] = []
  const logged: LogEntry[] = []
  let now = after(NOON, waited)
  const answer = await workWithBackoff(
    {
      clock: () => now,
      log: (entry) => void logged.push(entry),
      hide: async (messages) => {
        if (!hides) throw new Error('not hidden')
        hidden.push(...messages)
      },
    },
    { work: [queuedMessage(queued('body', 0, { receives }))], wait: [] },
    {
      groupOf: ({ messageId }) => messageId,
      work: async () => {
        now = after(now, takes * 1000)
        throw new TypeError('the table is away')
      },
      waiting: 'inbound_waiting',
    },
  )
  return { answer, hidden, logged }
}

test.each([
  [1, 5],
  [2, 10],
  [3, 20],
  [4, 40],
  [5, 80],
  [6, 160],
  [7, 300],
  [8, 300],
  [1000, 300],
])('OUT-5: what failed at receive %i is hidden for %i seconds', async (receives, seconds) => {
  const { answer, hidden } = await failing({ receives })
  expect(hidden).toEqual([{ receiptHandle: 'receipt-0', seconds }])
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'record-0' }])
})

test('OUT-5: two tries never begin more than five minutes apart, however long the first took', async () => {
  const { hidden } = await failing({ receives: 9, takes: 25 })
  expect(hidden).toEqual([{ receiptHandle: 'receipt-0', seconds: 275 }])
})

test.each([
  [MINUTE, 60],
  [HOUR, 3600],
  [DAY, 86_400],
])(
  'OUT-5: what has waited %i ms and fails is logged with its seconds, for the alarms',
  async (waited, seconds) => {
    const { logged } = await failing({ waited })
    expect(logged).toEqual([
      { event: 'failed', error: 'TypeError' },
      { event: 'inbound_waiting', seconds },
    ])
  },
)

test('OUT-5: where the queue hides nothing, the message is still answered as failed', async () => {
  const { answer } = await failing({ hides: false })
  expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'record-0' }])
})
