import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../../../../lambdas/domain/core/time.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { type Sender, senderOf } from './sending.ts'

let system: System
let sender: Sender

beforeEach(async () => {
  system = systemOn(await newTable())
  sender = senderOf(system)
  await system.text('START')
})

describe('a message that would leave before the confirmation of an opt-in', () => {
  test('IN-9: says what the confirmation would, which is then not sent', async () => {
    const { include } = await sender.send()
    await system.settle()
    expect(include).toContain('confirmation')
    expect(sender.texts()).toEqual([expect.stringContaining("You're signed up for Acme Alerts")])
  })

  test('IN-9: and did not leave at all lets the confirmation go', async () => {
    sender.refuses('throttled')
    await sender.send()
    sender.takes()
    await system.settle()
    expect(sender.texts().at(-1)).toMatch(/^Acme Alerts: you're signed up\./)
  })

  test('IN-9: says it once', async () => {
    await sender.send()
    system.advance(MINUTE)
    expect((await sender.send()).include).toEqual(['brand'])
  })
})
