import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../lambdas/domain/instant.ts'
import { NUMBER, systemOn } from '../system.ts'
import { itemsOf, newTable } from '../table.ts'
import { repliesDelivered, repliesOf } from './outcome.ts'

/** A system whose provider is too busy for the first few texts, and a stop that is to be confirmed. */
async function stoppedWhileBusy(times: number) {
  const system = systemOn(await newTable())
  system.provider.answer = async () =>
    system.sent.length <= times ? { outcome: 'throttled' } : { outcome: 'sent', messageId: 'm' }
  await system.text('STOP')
  const deliver = async () => system.sendReplies(await repliesDelivered(system.table))
  return { system, deliver, replies: () => repliesOf(system.table) }
}

describe.concurrent('a reply that the provider is too busy for', () => {
  test('EVT-2: is tried again at once, twice, and sent', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(2)
    await deliver()
    expect([system.sent.length, await replies()]).toEqual([3, ['sent']])
  })

  test('EVT-2: is given back, owed and uncounted, and left to the sweep', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(3)
    const { batchItemFailures } = await deliver()
    const record = (await itemsOf(system.table)).find(({ sk }) => sk === 'record')
    expect([batchItemFailures.length, await replies()]).toEqual([0, ['owed']])
    expect(record?.sends).toMatchObject({ stopConfirmations: { [NUMBER]: [] } })
  })

  test('EVT-2: is sent later, once', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(3)
    await deliver()
    system.advance(MINUTE)
    for (let delivery = 0; delivery < 3; delivery++) await deliver()
    expect([system.sent.length, await replies()]).toEqual([4, ['sent']])
  })

  test('OUT-6: is not sent once five minutes are over', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(3)
    await deliver()
    system.advance(5 * MINUTE + 1)
    await deliver()
    expect([system.sent.length, await replies()]).toEqual([3, ['withheld']])
  })
})
