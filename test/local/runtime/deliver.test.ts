import { expect, test } from 'vitest'
import { deliver } from '../../../local/runtime/stream/deliver.ts'

/** Delivers to a function that fails for every batch with this record. */
async function deliverWith(
  poison: string | undefined,
  options: { retries?: number; bisect?: boolean; partial?: boolean },
) {
  const attempts: string[] = []
  const givenUp: string[] = []
  await deliver(['a', 'b', 'c', 'd'], {
    maximumRetries: options.retries ?? 2,
    bisect: options.bisect ?? false,
    pause: async () => {},
    attempt: async (batch) => {
      attempts.push(batch.join(''))
      const failedAt = poison ? batch.indexOf(poison) : -1
      if (failedAt === -1) return undefined
      return options.partial ? failedAt : 0
    },
    giveUp: (batch) => givenUp.push(batch.join('')),
  })
  return { attempts, givenUp }
}

test('a batch that succeeds is delivered once', async () => {
  expect(await deliverWith(undefined, {})).toEqual({ attempts: ['abcd'], givenUp: [] })
})

test('a batch that fails is retried and then given up whole', async () => {
  expect(await deliverWith('b', {})).toEqual({ attempts: ['abcd', 'abcd', 'abcd'], givenUp: ['abcd'] })
})

test('bisecting gives up only the bad record and delivers the others in order', async () => {
  const { attempts, givenUp } = await deliverWith('b', { bisect: true })
  expect(attempts).toEqual(['abcd', 'ab', 'a', 'b', 'b', 'b', 'cd'])
  expect(givenUp).toEqual(['b'])
})

test('a batch is retried from the reported failure, not from the beginning', async () => {
  const { attempts, givenUp } = await deliverWith('c', { partial: true, retries: 1 })
  expect(attempts).toEqual(['abcd', 'cd', 'cd'])
  expect(givenUp).toEqual(['cd'])
})
