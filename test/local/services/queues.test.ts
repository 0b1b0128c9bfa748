import { expect, test } from 'vitest'
import { movableClock } from '../../../local/clock.ts'
import { openQueues } from '../../../local/services/queues/queues.ts'
import { openState } from '../../../local/state.ts'

function openWorkQueue() {
  const state = openState(undefined)
  const clock = movableClock(state)
  const queue = (name: string) => ({ name, arn: `arn:${name}`, url: name, visibilitySeconds: 60 })
  const redrive = { queue: 'dead', maxReceiveCount: 2 }
  const queues = openQueues(
    [
      { ...queue('work'), redrive },
      { ...queue('dead'), redrive: undefined },
    ],
    state,
    clock,
  )
  return { queues, clock }
}

test('a received message is hidden for the visibility timeout, by the system’s clock', () => {
  const { queues, clock } = openWorkQueue()
  queues.send('work', { body: 'one' })
  expect(queues.receive('work', 10)).toHaveLength(1)
  expect(queues.receive('work', 10)).toHaveLength(0)
  clock.advance('PT61S')
  expect(queues.receive('work', 10)).toMatchObject([{ body: 'one', receiveCount: 2 }])
})

test('a deleted message does not come back', () => {
  const { queues, clock } = openWorkQueue()
  queues.send('work', { body: 'one' })
  const [received] = queues.receive('work', 10)
  queues.remove('work', received!.receipt)
  clock.advance('PT1H')
  expect(queues.count('work')).toEqual({ visible: 0, hidden: 0 })
})

test('a receipt that a newer one has replaced deletes nothing', () => {
  const { queues, clock } = openWorkQueue()
  queues.send('work', { body: 'one' })
  const [first] = queues.receive('work', 10)
  clock.advance('PT61S')
  queues.receive('work', 10)
  queues.remove('work', first!.receipt)
  expect(queues.count('work').hidden).toBe(1)
})

test('a message received too often moves to the dead-letter queue', () => {
  const { queues, clock } = openWorkQueue()
  queues.send('work', { body: 'poison' })
  for (let time = 0; time < 2; time++) {
    expect(queues.receive('work', 10)).toHaveLength(1)
    clock.advance('PT61S')
  }
  expect(queues.receive('work', 10)).toHaveLength(0)
  expect(queues.receive('dead', 10)).toMatchObject([{ body: 'poison' }])
})

test('dead letters that are moved back are received as if for the first time', () => {
  const { queues, clock } = openWorkQueue()
  queues.send('work', { body: 'poison' })
  for (let time = 0; time < 2; time++) {
    queues.receive('work', 10)
    clock.advance('PT61S')
  }
  queues.receive('work', 10)
  queues.moveAll('dead', 'work')
  expect(queues.count('dead')).toEqual({ visible: 0, hidden: 0 })
  expect(queues.receive('work', 10)).toMatchObject([{ body: 'poison', receiveCount: 1 }])
})

test('messages are received in order, up to the limit', () => {
  const { queues } = openWorkQueue()
  for (const body of ['one', 'two', 'three']) queues.send('work', { body })
  expect(queues.receive('work', 2).map(({ body }) => body)).toEqual(['one', 'two'])
})

test('a delayed message becomes visible after its delay', () => {
  const { queues, clock } = openWorkQueue()
  queues.send('work', { body: 'later', delaySeconds: 30 })
  expect(queues.receive('work', 10)).toHaveLength(0)
  clock.advance('PT30S')
  expect(queues.receive('work', 10)).toHaveLength(1)
})

test('messages that the last run received and did not delete are released, delayed messages are not', () => {
  const { queues } = openWorkQueue()
  queues.send('work', { body: 'interrupted' })
  queues.receive('work', 10)
  queues.send('work', { body: 'later', delaySeconds: 30 })
  queues.release('work')
  expect(queues.receive('work', 10).map(({ body }) => body)).toEqual(['interrupted'])
})
