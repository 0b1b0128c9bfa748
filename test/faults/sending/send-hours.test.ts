import { expect, test } from 'vitest'
import { MINUTE } from '../../../lambdas/domain/core/time.ts'
import { NOON, systemOn } from '../../system.ts'
import { once } from '../faults.ts'
import { newWiredTable } from '../wired-table.ts'
import { inShort, say } from './sending-gate.ts'

/** When the hours close in Seattle. */
const CLOSING = '2026-11-22T04:00:00.000Z'

/** A promotional text is asked for so many seconds before the hours close, and its claim takes half a minute. */
async function sendLate(seconds: number) {
  const { wire, wired, direct } = await newWiredTable()
  const system = systemOn(wired)
  await systemOn(direct).text('OFFERS')
  system.advance(Date.parse(CLOSING) - Date.parse(NOON) - seconds * 1000)
  wire.fault = once('TransactWriteItems', async (request, forward) => {
    system.advance(MINUTE / 2)
    return forward(request)
  })
  const said = inShort(await say(system, { program: 'acme-offers' }))
  return { said, left: system.sent.map(({ before = '' }) => Date.parse(before) - Date.parse(system.now())) }
}

test('GATE-7: a text that a slow table would hold up until the hours close waits for the next', async () => {
  expect(await sendLate(34.999)).toEqual({ said: 'defer quiet_hours', left: [] })
})

test('GATE-7: a text leaves while the provider has five seconds for it', async () => {
  expect(await sendLate(35)).toEqual({ said: 'sent', left: [5000] })
})
