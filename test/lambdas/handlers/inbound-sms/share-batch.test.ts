import { describe, expect, test } from 'vitest'
import { readsAsStop } from '../../../../lambdas/application/inbound/route-inbound.ts'
import { after } from '../../../../lambdas/domain/core/time.ts'
import { readInboundSms } from '../../../../lambdas/handlers/inbound-sms/request.ts'
import { shareBatch } from '../../../../lambdas/handlers/inbound-sms/share-batch.ts'
import { queuedMessage } from '../../../../lambdas/handlers/pipeline/queued-message.ts'
import { definitions } from '../../../fixtures.ts'
import { batch, envelope, NOON, queued, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'

const FLOODING = '+12065550150'

/** A batch of texts, each a second later than the one before; `from` the flooding number unless something else is said. */
function texts(...bodies: (string | { from: string; body: string })[]) {
  return bodies.map((text, i) => {
    const { from, body } = typeof text === 'string' ? { from: FLOODING, body: text } : text
    return envelope({ body, from, id: `id-${i}`, at: after(NOON, i * 1000) })
  })
}

/** What is worked of a batch that has waited so long, and what is put off. */
function shared(bodies: string[], waited = 10_000) {
  const records = bodies.map((body, i) => queuedMessage(queued(body, i)))
  const { work, wait } = shareBatch(
    records.map((message) => ({ ...message, sms: readInboundSms(message.body) })),
    { now: Date.parse(NOON) + waited, isStop: (sms) => readsAsStop(definitions, sms) },
  )
  const bodyOf = ({ sms }: (typeof work)[number]) => (typeof sms === 'string' ? sms : sms.messageBody)
  return { work: work.map(bodyOf), wait: wait.map(bodyOf) }
}

const CHATTER = ['one', 'two', 'three', 'four', 'five']

describe('a flood from one number', () => {
  test('OUT-5: is processed whole, in its order, while the queue is not backed up', () => {
    expect(shared(texts(...CHATTER), 4999)).toEqual({ work: CHATTER, wait: [] })
  })

  test('OUT-5: is processed one text a batch once something has waited for five seconds', () => {
    expect(shared(texts(...CHATTER), 5000)).toEqual({ work: ['one'], wait: CHATTER.slice(1) })
  })

  test('OUT-5: delays nobody else', () => {
    const other = { from: '+12065550151', body: 'STOP' }
    expect(shared(texts(...CHATTER, other)).work).toEqual(['one', 'STOP'])
  })

  test('OUT-5: never puts off its latest stop, of all or of one program', () => {
    expect(shared(texts(...CHATTER, 'STOP')).work).toContain('STOP')
    expect(shared(texts(...CHATTER, 'STOP OFFERS', 'START')).work).toContain('STOP OFFERS')
  })

  test('OUT-7: of several stops the latest is processed', () => {
    expect(shared(texts('STOP', 'STOP OFFERS', 'one', 'START'))).toEqual({
      work: ['STOP OFFERS'],
      wait: ['STOP', 'one', 'START'],
    })
  })

  test('OUT-5: three texts or fewer are all processed, however long they have waited', () => {
    expect(shared(texts('STOP', 'STOP', 'STOP')).wait).toEqual([])
  })

  test('what nobody can read counts as nobody’s', () => {
    expect(shared(['no', 'envelope', 'at', 'all']).wait).toEqual([])
  })
})

test('OUT-5: what is put off stays on its queue, hidden for twenty seconds', async () => {
  const system = systemOn(await newTable())
  system.advance(10_000)
  const answer = await system.inbound(batch(...texts(...CHATTER)))
  const putOff = [1, 2, 3, 4]
  expect(answer.batchItemFailures).toEqual(putOff.map((place) => ({ itemIdentifier: `record-${place}` })))
  expect(system.hidden).toEqual(putOff.map((place) => ({ receiptHandle: `receipt-${place}`, seconds: 20 })))
})
