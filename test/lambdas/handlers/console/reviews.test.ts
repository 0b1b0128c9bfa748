import { beforeEach, expect, test } from 'vitest'
import { DAY } from '../../../../lambdas/domain/core/time.ts'
import { signedIn } from '../../../staff.ts'
import { PERSON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { UNSURE } from '../../../unsure.ts'

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
  await system.text('START')
  await system.text(UNSURE)
})

const QUEUE = '/console/acme/reviews'
const gate = () => system.gate({ program: 'acme-alerts', to: PERSON })

test('OUT-2 the queue shows the words, how they were read, and the time left; one press settles it as a stop', async () => {
  system.advance(2 * DAY)
  const agent = await signedIn(system, 'agent')
  const { body } = await agent.get(QUEUE)
  expect(body).toContain(UNSURE)
  expect(body).toMatch(/Read as unsure, by the words “not”, “interested”\./)
  expect(body).toContain('7 days left')
  const id = /name="id" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const person = /name="person" value="([^"]+)"/.exec(body)?.[1] ?? ''
  const done = await agent.submit(QUEUE, { id, person, as: 'stop' })
  expect(done.body).toContain('It counts as a stop, which is in effect.')
  expect(done.body).toContain('No message waits for a decision.')
  expect(await gate()).toMatchObject({ decision: 'deny', reason: 'opted_out' })
})

test('OUT-2 of two agents on one review the first decides, and the second is told', async () => {
  const [agent, admin] = [await signedIn(system, 'agent'), await signedIn(system, 'admin')]
  const { body } = await agent.get(QUEUE)
  await admin.get(QUEUE)
  const id = /name="id" value="([^"]+)"/.exec(body)?.[1] ?? ''
  expect((await agent.submit(QUEUE, { id, as: 'not_a_stop' })).body).toContain('It was no stop.')
  expect((await admin.submit(QUEUE, { id, as: 'stop' })).body).toContain('was settled before')
  expect(await gate()).toMatchObject({ decision: 'allow' })
})

test('STAFF-1 viewers read the queue without buttons, and their looks are kept', async () => {
  const viewer = await signedIn(system, 'viewer')
  const { body } = await viewer.get(QUEUE)
  expect(body).toContain(UNSURE)
  expect(body).not.toContain('It’s a stop')
  const admin = await signedIn(system, 'admin')
  expect((await admin.get('/console/acme/activity')).body).toMatch(
    /viewer@assent\.example<\/td><td>read a message in the queue<\/td><td>[0-9a-f]{12}</,
  )
})
