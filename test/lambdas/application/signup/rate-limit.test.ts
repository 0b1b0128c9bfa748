import { expect, test } from 'vitest'
import { ConcurrencyError } from '../../../../lambdas/application/core/ports/consent-store.ts'
import {
  type Counter,
  type Counters,
  consumeRateLimit,
} from '../../../../lambdas/application/signup/rate-limit.ts'
import { after, HOUR, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { acme, noon } from '../../../fixtures.ts'

/** Counters as the table keeps them: written over the version that was read, all or none. */
function countersInMemory(): Counters {
  const kept = new Map<string, Counter>()
  return {
    read: async (names) =>
      names.map((name) => kept.get(JSON.stringify(name)) ?? { name, times: [], version: 0 }),
    write: async (counters) => {
      const lost = counters.some(
        ({ name, version }) => (kept.get(JSON.stringify(name))?.version ?? 0) !== version,
      )
      if (lost) throw new ConcurrencyError('another process changed a counter')
      for (const counter of counters) {
        kept.set(JSON.stringify(counter.name), { ...counter, version: counter.version + 1 })
      }
    },
  }
}

const POSTS = 2000

test('2,000 hostile posts within an hour make 300 texts at most, none to one phone twice in ten minutes', async () => {
  let now = noon
  const counters = countersInMemory()
  const admitted: { to: string; at: string }[] = []
  const post = async (i: number) => {
    const at = now
    const key = {
      to: `+1206555${1000 + (i % 400)}`,
      address: `198.51.100.${i % 1500}`,
      what: 'request',
    } as const
    if ((await consumeRateLimit({ counters, clock: () => at }, acme, key)) === 'admitted')
      admitted.push({ to: key.to, at })
  }
  for (let i = 0; i < POSTS; i += 2) {
    await Promise.all([post(i), post(i + 1)])
    now = after(now, (2 * HOUR) / POSTS)
  }
  const tooSoon = admitted.filter(({ to, at }, i) =>
    admitted.slice(0, i).some((earlier) => earlier.to === to && at < after(earlier.at, 10 * MINUTE)),
  )
  expect([admitted.length <= 300, admitted.length > 250, tooSoon]).toEqual([true, true, []])
})

test('posts to one phone at the same moment make one text', async () => {
  const counters = countersInMemory()
  const key = (i: number) => ({ to: '+12065550142', address: `192.0.2.${i}`, what: 'request' }) as const
  const admissions = await Promise.all(
    Array.from({ length: 5 }, (_, i) => consumeRateLimit({ counters, clock: () => noon }, acme, key(i))),
  )
  expect(admissions.filter((admission) => admission === 'admitted')).toHaveLength(1)
})

test('where another person is always faster, nobody can tell, so that no text leaves', async () => {
  const counters: Counters = {
    ...countersInMemory(),
    write: () => Promise.reject(new ConcurrencyError('another process changed a counter')),
  }
  const key = { to: '+12065550142', address: '192.0.2.1', what: 'request' } as const
  expect(await consumeRateLimit({ counters, clock: () => noon }, acme, key)).toBe('busy')
}, 20_000)
