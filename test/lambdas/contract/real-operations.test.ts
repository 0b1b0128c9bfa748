import { beforeEach, expect, test } from 'vitest'
import type * as z from 'zod/mini'
import { evidenceAnswer } from '../../../lambdas/contract/evidence-answer.ts'
import { operationRefusal } from '../../../lambdas/contract/operation-refusal.ts'
import {
  erased,
  imported,
  invited,
  listed,
  placed,
  recorded,
  stopLink,
} from '../../../lambdas/contract/operator-answer.ts'
import {
  invitationsAnswer,
  listAnswer,
  lookupAnswer,
  reviewsAnswer,
  sampleAnswer,
  textsAnswer,
} from '../../../lambdas/contract/records-answer.ts'
import { tenantVerification, verification } from '../../../lambdas/contract/verification.ts'
import { PERSON, type System, systemOn } from '../../system.ts'
import { newTable } from '../../table.ts'
import { UNSURE } from '../../unsure.ts'

const OTHER = '+12065550143'
const STAFF = { tenant: 'acme', by: 'dana' }
const STOP = {
  to: OTHER,
  status: 'opted_out',
  medium: 'phone_call',
  at: '2026-11-21T11:00:00.000Z',
  evidence: { collectedBy: 'dana' },
}

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
})

/** Fails unless the schema knows every field of the answer; of ledger events it names those that all have. */
function expectWhole(schema: z.ZodMiniType, answer: unknown): void {
  expect(fieldsBeyond(schema.parse(answer), answer)).toEqual([])
}

function fieldsBeyond(known: unknown, given: unknown): string[] {
  if (!isObject(given) || !isObject(known) || 'recordedAt' in given) return []
  return Object.entries(given).flatMap(([key, value]) =>
    key in known ? fieldsBeyond(known[key], value) : [key],
  )
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

test('every answer of the writing operations is contract 1, whole', async () => {
  const operate = (request: object) => system.operator({ ...STAFF, ...request })
  await system.text(UNSURE)
  const { reviews } = reviewsAnswer.parse(await system.records({ action: 'reviews', tenant: 'acme' }))
  expectWhole(recorded, await operate({ action: 'review', id: reviews[0]?.id, as: 'not_a_stop' }))
  expectWhole(recorded, await operate({ action: 'record', ...STOP }))
  expectWhole(imported, await operate({ action: 'import', rows: [STOP, { to: 'x' }] }))
  expectWhole(listed, await operate({ action: 'own', to: PERSON, set: true, note: 'a test phone' }))
  expectWhole(placed, await operate({ action: 'zone', to: PERSON, zone: 'America/Chicago' }))
  expectWhole(stopLink, await operate({ action: 'stop_link', to: PERSON, days: 30 }))
  expectWhole(erased, await operate({ action: 'erase', to: PERSON }))
  const invitation = { action: 'invite', program: 'acme-offers' }
  expectWhole(invited, await operate({ ...invitation, channel: 'qr' }))
  expectWhole(invited, await operate({ ...invitation, channel: 'email', email: 'reed@example.com' }))
  expectWhole(operationRefusal, await operate({ action: 'record', to: PERSON }))
})

test('every answer of the reading operations is contract 1, whole', async () => {
  await system.text('START')
  await system.settle()
  await system.send({ program: 'acme-alerts', to: PERSON, body: 'x', idempotencyKey: '1' })
  await system.text(UNSURE)
  await system.text('is my order on its way?')
  const ask = (request: object) => system.records({ tenant: 'acme', ...request })
  expectWhole(lookupAnswer, await ask({ action: 'lookup', to: PERSON }))
  expectWhole(listAnswer, await ask({ action: 'list', program: 'acme-alerts' }))
  expectWhole(reviewsAnswer, await ask({ action: 'reviews' }))
  await system.operator({ ...STAFF, action: 'invite', program: 'acme-offers', channel: 'qr', to: PERSON })
  expectWhole(invitationsAnswer, await ask({ action: 'invitations', to: PERSON }))
  expectWhole(sampleAnswer, await ask({ action: 'sample', program: 'acme-alerts', count: 1, seed: '1' }))
  expectWhole(textsAnswer, await ask({ action: 'texts', program: 'acme-alerts' }))
  expectWhole(verification, await ask({ action: 'verify', to: PERSON }))
  expectWhole(tenantVerification, await ask({ action: 'verify' }))
  expectWhole(evidenceAnswer, await ask({ action: 'evidence', to: PERSON }))
  expectWhole(operationRefusal, await ask({ action: 'lookup', to: '425' }))
})
