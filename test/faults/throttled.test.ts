import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../lambdas/domain/core/time.ts'
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
  test('OUT-6: is judged again before it is tried again, since a stop may have come', async () => {
    const system = systemOn(await newTable())
    system.provider.answer = async () => {
      await system.text('STOP')
      return { outcome: 'throttled' }
    }
    await system.text('START')
    const deliver = async () => system.sendReplies(await repliesDelivered(system.table))
    await deliver()
    system.provider.answer = async () => ({ outcome: 'sent', messageId: 'm' })
    await deliver()
    expect(system.sent.map(({ body }) => body.slice(0, 24))).toEqual([
      "Acme Alerts: you're sign",
      "Acme: you're unsubscribe",
    ])
  })

  test('EVT-2: is given back, owed and uncounted, and left to the sweep', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(1)
    const { batchItemFailures } = await deliver()
    const record = (await itemsOf(system.table)).find(({ sk }) => sk === 'record')
    expect([batchItemFailures.length, await replies()]).toEqual([0, ['owed']])
    expect(record?.sends).toMatchObject({ stopConfirmations: { [NUMBER]: [] } })
  })

  test('EVT-2: is sent later, once', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(1)
    await deliver()
    system.advance(MINUTE)
    for (let delivery = 0; delivery < 3; delivery++) await deliver()
    expect([system.sent.length, await replies()]).toEqual([2, ['sent']])
  })

  test('OUT-6: is not sent once five minutes are over', async () => {
    const { system, deliver, replies } = await stoppedWhileBusy(1)
    await deliver()
    system.advance(5 * MINUTE + 1)
    await deliver()
    expect([system.sent.length, await replies()]).toEqual([1, ['withheld']])
  })
})
