import { beforeEach, expect, test } from 'vitest'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { EVIDENCE, grant, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff

beforeEach(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

/** A consent with these words, and everything else that its medium must bring. */
function shown(callToAction: string, change: object = {}) {
  const evidence = { ...grant().evidence, callToAction }
  return grant({ evidence, ...change })
}

const OFFERS = { program: 'acme-offers', level: 'express_written' }
const lacks = (message: string) => ({ path: 'evidence.callToAction', message: `must ${message}` })
const TEXTS = lacks('say that the messages are texts, like "text messages" or "SMS"')
const BRAND = lacks('name the brand, Acme')
const MARKETING = lacks('say that the messages are automated marketing messages')
const CONDITION = lacks('say that consent is not a condition of purchase')

test.each([
  ['information', {}, [TEXTS, BRAND]],
  ['marketing', OFFERS, [TEXTS, BRAND, MARKETING, CONDITION]],
])(
  'IN-6: a consent to %s with general words is refused with what is missing, and nothing is recorded',
  async (_, program, issues) => {
    const row = shown('I agree to receive communications', program)
    expect(await staff.record(row)).toEqual({ error: { code: 'missing_evidence', issues } })
    expect(await staff.import([row])).toEqual([{ result: 'invalid', issues }])
    expect(await staff.ledger()).toEqual([])
  },
)

test('IN-6: words for information do not carry marketing', async () => {
  const words = 'I agree to receive text messages from Acme about my orders.'
  expect(await staff.record(shown(words))).toMatchObject({ event: { type: 'opted_in' } })
  expect(await staff.record(shown(words, OFFERS))).toEqual({
    error: { code: 'missing_evidence', issues: [MARKETING, CONDITION] },
  })
})

test('IN-6: what a medium must bring and what the words must say are named together', async () => {
  const row = grant({ evidence: { callToAction: 'Stay in touch with Acme!' } })
  const { error } = (await staff.record(row)) as { error: { issues: { path: string }[] } }
  expect(error.issues.map(({ path }) => path)).toEqual([
    'evidence.action',
    'evidence.identity',
    'evidence.reference',
    'evidence.collectedBy',
    'evidence.callToAction',
  ])
})

test('IN-6: words in a language that nobody checks are refused, saying so', async () => {
  const row = grant({
    evidence: { ...EVIDENCE, language: 'vi', ip: null, userAgent: null, inboundMessageId: null },
  })
  expect(await staff.record(row)).toMatchObject({
    error: { code: 'invalid_request', issues: [{ path: 'evidence.language' }] },
  })
})
