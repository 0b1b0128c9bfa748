import { beforeEach, describe, expect, inject, test } from 'vitest'
import { MINUTE } from '../../../lambdas/domain/core/time.ts'
import { engineClient } from '../../engine-client.ts'
import { staffOf } from '../../lambdas/handlers/operator/operating.ts'
import { NOON, type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { once } from '../faults.ts'
import { newWiredTable } from '../wired-table.ts'
import { inShort, messagesOf, say } from './sending-gate.ts'

const AT_ONCE = 5

let systems: System[]
let first: System

/** Gates with a client each, as so many instances of the function would have. */
beforeEach(async () => {
  const { tableName } = await newTable()
  systems = Array.from({ length: AT_ONCE }, () =>
    systemOn({ tableName, client: engineClient({ endpoint: inject('engine') }) }),
  )
  ;[first] = systems as [System]
})

const texts = () => systems.flatMap(({ sent }) => sent).length
const tally = (answers: string[]) =>
  Object.fromEntries(
    [...Map.groupBy(answers, (answer) => answer)].map(([answer, all]) => [answer, all.length]),
  )
const all = async (changeOf: (place: number) => object) =>
  (await Promise.all(systems.map((system, place) => say(system, changeOf(place))))).map(inShort)

describe('calls at the same moment', () => {
  test('EVT-2: with the same key send one text, and nobody is told of another', async () => {
    await first.text('START')
    const answers = await all(() => ({}))
    expect(texts()).toBe(1)
    expect(answers.filter((answer) => answer !== 'sent' && answer !== 'unknown')).toEqual([])
    expect(answers).toContain('sent')
    expect(await messagesOf(first.table)).toEqual(['sent'])
  })

  test('EVT-2: with the same key and different requests send one text', async () => {
    await first.text('START')
    const answers = await all((place) => ({ body: `Your order ${place} has left.` }))
    expect(tally(answers)).toEqual({ sent: 1, refused: AT_ONCE - 1 })
    expect(texts()).toBe(1)
  })

  test('EVT-2: with the same key, where nobody consented, are denied alike', async () => {
    const answers = await Promise.all(systems.map((system) => say(system)))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  })

  test('GATE-8: with keys of their own send one text in the last place of a promise', async () => {
    await first.text('START')
    for (let sent = 0; sent < 9; sent++) await say(first, { idempotencyKey: `earlier-${sent}` })
    const answers = await all((place) => ({ idempotencyKey: `key-${place}` }))
    expect(tally(answers)).toEqual({ sent: 1, 'deny frequency_cap': AT_ONCE - 1 })
    expect(texts()).toBe(10)
  })

  test('GATE-10: with keys of their own send one code for one request', async () => {
    const requestedByRecipient = { requestId: 'login-1', at: first.now() }
    const answers = await all((place) => ({
      idempotencyKey: `key-${place}`,
      program: 'acme-login',
      requestedByRecipient,
    }))
    expect(tally(answers)).toEqual({ sent: 1, 'deny no_consent': AT_ONCE - 1 })
    expect(texts()).toBe(1)
  })

  test('EVT-2: about a message whose sender is gone all get an unknown outcome', async () => {
    await first.text('START')
    const key = await claimedAndLeft(first)
    for (const system of systems) system.advance(MINUTE)
    expect(tally(await all(() => key))).toEqual({ unknown: AT_ONCE })
    expect(texts()).toBe(0)
    expect(
      systems.flatMap(({ logged }) => logged).filter(({ event }) => event === 'send_unknown'),
    ).toHaveLength(1)
  })

  test('EVT-2: about a code whose sender is gone all get an unknown outcome', async () => {
    const request = {
      program: 'acme-login',
      requestedByRecipient: { requestId: 'login-1', at: first.now() },
    }
    await claimedAndLeft(first, request)
    for (const system of systems) system.advance(MINUTE)
    expect(tally(await all(() => request))).toEqual({ unknown: AT_ONCE })
    expect(texts()).toBe(0)
  })
})

/** Claims a message and never sends it. */
async function claimedAndLeft(system: System, change: object = {}): Promise<object> {
  const { answer } = system.provider
  system.provider.answer = () => {
    system.sent.length = 0
    throw new Error('killed')
  }
  await say(system, change)
  system.provider.answer = answer
  return change
}

describe('a stop that is acknowledged between the decision and the claim', () => {
  const stop = (person: System) => person.text('STOP')

  test('OUT-5: is seen, and nothing leaves', async () => {
    const said = await interrupted(stop, (person) => person.text('START'))
    expect(said).toEqual(['deny opted_out', 0, []])
  })

  test('OUT-5: of one program is seen', async () => {
    const ofOne = (person: System) => person.text('STOP OFFERS')
    const window = async (person: System) => {
      await person.text('OFFERS')
      await person.text('Where is my order?')
    }
    const change = { program: 'acme-offers', messageClass: 'conversational' }
    expect(await interrupted(ofOne, window, change)).toEqual(['deny opted_out', 0, []])
  })

  test('OUT-5: of an unknown person, who asked for a code, is seen', async () => {
    const requestedByRecipient = { requestId: 'login-1', at: NOON }
    const change = { program: 'acme-login', requestedByRecipient }
    expect(await interrupted(stop, undefined, change)).toEqual(['deny opted_out', 0, []])
  })

  test('OUT-5: of a device that nobody holds is seen', async () => {
    const said = await interrupted(stop, (person) => staffOf(person).own())
    expect(said).toEqual(['deny opted_out', 0, []])
  })

  test('GATE-8: anything else is read again, and the text leaves once', async () => {
    const said = await interrupted(
      (person) => person.text('HELP'),
      (person) => person.text('START'),
    )
    expect(said).toEqual(['sent', 1, ['sent']])
  })
})

/** A message is sent to somebody while something happens to them just before its claim. */
async function interrupted(
  act: (person: System) => Promise<unknown>,
  before: (person: System) => Promise<unknown> = async () => {},
  change: object = {},
) {
  const { wire, wired, direct } = await newWiredTable()
  const [system, person] = [systemOn(wired), systemOn(direct)]
  await before(person)
  person.advance(1000)
  wire.fault = once('TransactWriteItems', async (request, forward) => {
    await act(person)
    return forward(request)
  })
  const said = inShort(await say(system, change))
  return [said, system.sent.length, await messagesOf(direct)]
}

test('OUT-5: once a stop is acknowledged that races with texts, none is claimed', async () => {
  for (let round = 0; round < 4; round++) {
    const to = `+1206555${4000 + round}`
    await first.text('START', { from: to })
    for (const system of systems) system.advance(1000)
    const sends = systems.flatMap((system, place) =>
      [1, 2].map((turn) => say(system, { to, idempotencyKey: `${to}-${place}-${turn}` })),
    )
    await first.text('STOP', { from: to })
    const claimed = (await messagesOf(first.table)).length
    const late = await all((place) => ({ to, idempotencyKey: `${to}-${place}-late` }))
    await Promise.all(sends)
    expect([tally(late), (await messagesOf(first.table)).length]).toEqual([
      { 'deny opted_out': AT_ONCE },
      claimed,
    ])
  }
})
