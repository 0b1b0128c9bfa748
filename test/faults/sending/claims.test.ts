import { beforeEach, describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../lambdas/domain/core/time.ts'
import { type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { eventsOf, leftIn, repliesDelivered, repliesOf, verified } from '../outcome.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

const handedOver = () => repliesDelivered(system.table)

describe('senders that race on one reply', () => {
  test('EVT-2: send it once', async () => {
    await system.text('STOP')
    const senders = Array.from({ length: 8 }, () => systemOn(system.table))
    const delivery = await handedOver()
    await Promise.all(senders.map(({ sendReplies }) => sendReplies(delivery)))
    expect(senders.flatMap(({ sent }) => sent)).toHaveLength(1)
    expect(await repliesOf(system.table)).toEqual(['sent'])
  })

  test('OUT-5: and on a STOP that arrives meanwhile give the true answer', async () => {
    await system.text('HELP')
    const other = systemOn(system.table)
    const delivery = await handedOver()
    await Promise.all([system.sendReplies(delivery), other.text('STOP', { id: 'stop' })])
    await system.settle()
    expect(await repliesOf(system.table)).toEqual(['sent', 'sent'])
    expect(await verified(system)).toMatchObject({ holds: true })
  })
})

describe('a reply that was claimed by a process which is gone', () => {
  /** A sender that never comes back from the provider. */
  async function abandon() {
    await system.text('STOP')
    const claimed = new Promise<void>((resolve) => {
      const gone = systemOn(system.table)
      gone.provider.answer = () => {
        resolve()
        return new Promise(() => {})
      }
      void handedOver().then(gone.sendReplies)
    })
    await claimed
  }

  test('EVT-2: is left alone while its sender may still be at work', async () => {
    await abandon()
    system.advance(44_999)
    await system.settle()
    expect([await repliesOf(system.table), (await eventsOf(system.table)).length]).toEqual([['claimed'], 1])
  })

  test('EVT-2: is unknown after 45 seconds, and never sent again', async () => {
    await abandon()
    system.advance(45_001)
    await system.settle()
    await system.settle()
    expect(await eventsOf(system.table)).toMatchObject([{ type: 'opted_out' }, { type: 'reply_unknown' }])
    expect([system.sent, await repliesOf(system.table), await leftIn(system.table)]).toEqual([
      [],
      ['unknown'],
      [],
    ])
  })

  test('EVT-2: is reported once, however many find it', async () => {
    await abandon()
    const finders = Array.from({ length: 4 }, () => systemOn(system.table))
    const delivery = await handedOver()
    for (const finder of finders) finder.advance(45_001)
    await Promise.all(finders.map(({ sendReplies }) => sendReplies(delivery)))
    const events = (await eventsOf(system.table)).filter(({ type }) => type === 'reply_unknown')
    expect([events.length, finders.flatMap(({ logged }) => logged)]).toEqual([
      1,
      [{ event: 'reply_unknown' }],
    ])
  })
})

describe('many questions', () => {
  test('REPLY-1: six HELPs in an hour get five answers, and one after the hour gets its own', async () => {
    for (let asked = 0; asked < 6; asked++) {
      await system.text('HELP')
      await system.settle()
      system.advance(9 * MINUTE)
    }
    const within = system.sent.length
    system.advance(HOUR)
    await system.text('HELP')
    await system.settle()
    expect([within, system.sent.length]).toEqual([5, 6])
  })

  test('REPLY-1: six HELPs that are answered at the same moment get five answers', async () => {
    for (let asked = 0; asked < 6; asked++) await system.text('HELP')
    const delivery = await handedOver()
    for (let tries = 0; tries < 5; tries++) await system.sendReplies(delivery)
    expect(system.sent).toHaveLength(5)
    expect((await repliesOf(system.table)).toSorted()).toEqual([...Array(5).fill('sent'), 'withheld'])
  })

  test('REPLY-1: stop confirmations are counted apart from answers', async () => {
    for (let asked = 0; asked < 5; asked++) await system.text('HELP')
    await system.settle()
    await system.text('STOP')
    await system.settle()
    expect(system.sent.at(-1)?.body).toContain("you're unsubscribed")
  })
})
