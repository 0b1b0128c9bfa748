import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acme } from './given.ts'
import { histories } from './histories.ts'
import { replay } from './oracle.ts'
import type { Tenant } from './tenant.ts'
import { wide } from './wide-tenant.ts'

const sample = (tenant: Tenant) => fc.sample(histories(tenant), { numRuns: 150, seed: 7 })
const samples = [acme, wide].map((tenant) => ({ tenant, drawn: sample(tenant) }))
const steps = samples.flatMap(({ tenant, drawn }) =>
  drawn.flatMap((history) => replay(tenant, history).steps),
)

describe('random histories', () => {
  it('are the same for the same seed', () => {
    expect(sample(acme)).toEqual(samples[0]?.drawn)
  })

  it('are in the order of delivery', () => {
    for (const history of samples.flatMap(({ drawn }) => drawn)) {
      const times = history.map(({ deliveredAt }) => deliveredAt)
      expect(times).toEqual([...times].sort((a, b) => a - b))
    }
  })

  it('hold everything that can happen', () => {
    const kinds = new Set(steps.map(({ input }) => input.kind))
    expect([...kinds].sort()).toEqual(
      [
        'choices',
        'code',
        'complain',
        'delivery_failed',
        'deny',
        'erase',
        'form',
        'import',
        'listed',
        'own',
        'reassigned',
        'record',
        'review',
        'send',
        'stop_link',
        'text',
        'wait',
        'zone',
      ].sort(),
    )
  })

  it('publish every type of event and come to every result of a row', () => {
    const types = new Set(steps.flatMap(({ due, events }) => [...due, ...events].map(({ type }) => type)))
    expect([...types].sort()).toEqual([
      'complained',
      'declined',
      'denied',
      'erased',
      'expired',
      'help_asked',
      'lapsed',
      'message_received',
      'opted_in',
      'opted_out',
      'owned',
      'pending',
      'reassigned',
      'review_opened',
      'review_settled',
      'scope_clarified',
      'stop_superseded',
      'unreachable',
      'window_opened',
      'zone_set',
    ])
    const results = new Set(steps.flatMap((step) => step.results))
    expect([...results].sort()).toEqual([
      'invalid',
      'level_too_high',
      'missing_evidence',
      'not_found',
      'recorded',
      'refused_declined',
      'refused_stopped',
    ])
  })

  it('owe every kind of reply', () => {
    const kinds = new Set(steps.flatMap((step) => step.replies.map(({ kind }) => kind)))
    expect([...kinds].sort()).toEqual([
      'help',
      'join_answer',
      'opt_in_confirmation',
      'preferences_code',
      'review_question',
      'signup_request',
      'start_refused',
      'stop_confirmation',
    ])
  })
})
