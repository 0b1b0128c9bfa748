import { beforeAll, describe, expect, test } from 'vitest'
import { createPublishedTextStore } from '../../../../lambdas/adapters/staff/dynamodb-published-texts.ts'
import { contentHash } from '../../../../lambdas/definitions/content-hash.ts'
import { ceilingOf } from '../../../../lambdas/domain/core/medium.ts'
import { indexDefinitions } from '../../../../lambdas/domain/tenant/definitions.ts'
import type { PublishedText } from '../../../../lambdas/domain/tenant/published-text.ts'
import { acme, withProgram } from '../../../fixtures.ts'
import { NOON, type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { EVIDENCE, grant, phonedStop, type Staff, staffOf } from './operating.ts'

let system: System
let staff: Staff
let texts: readonly PublishedText[]

beforeAll(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
  texts = await textsOf({})
})

async function textsOf(request: object): Promise<PublishedText[]> {
  const answer = await system.records({ action: 'texts', tenant: 'acme', ...request })
  if (!('texts' in answer) || !Array.isArray(answer.texts)) throw new Error(JSON.stringify(answer))
  return answer.texts
}

function textOf(way: string, program = 'acme-alerts', language = 'en'): PublishedText {
  const text = texts.find(
    (each) => each.way === way && each.program === program && each.language === language,
  )
  if (!text) throw new Error(`no text for ${way}`)
  return text
}

let numbers = 0
const somebody = () => `+12065550${120 + numbers++}`

/** A signed form of somebody, with the words that a text stands for. */
function signed(text: string | null, change: object = {}, evidence: object = {}) {
  const { callToAction: _, ...proof } = { ...grant().evidence }
  return grant({ to: somebody(), evidence: { ...proof, ...(text && { text }), ...evidence }, ...change })
}

const refusedText = (message: string) => ({
  error: { code: 'invalid_request', issues: [{ path: 'evidence.text', message }] },
})
const UNKNOWN =
  'is not the id of a text that was published for this program; give callToAction and language instead'

describe('CTA-5: the published texts', () => {
  test('are those of one program, or of all', async () => {
    const ofAlerts = await textsOf({ program: 'acme-alerts' })
    expect(new Set(ofAlerts.map(({ program }) => program))).toEqual(new Set(['acme-alerts']))
    expect(new Set(texts.map(({ program }) => program)).size).toBe(acme.programs.length)
  })

  test('of a program of another tenant are refused', async () => {
    expect(await system.records({ action: 'texts', tenant: 'acme', program: 'globex-news' })).toMatchObject({
      error: { code: 'unknown_program' },
    })
  })

  test('can each be recorded, at the highest level of its medium', async () => {
    for (const { id, program, medium } of texts) {
      const { advertised } = acme.programs.find((each) => each.id === program) ?? { advertised: false }
      const { highest } = ceilingOf(medium, { advertised, action: EVIDENCE.action })
      const row = signed(
        id,
        { program, medium, level: highest },
        { ...EVIDENCE, callToAction: null, language: null },
      )
      expect(await staff.record(row)).toMatchObject({ event: { type: 'opted_in', level: highest } })
    }
  })
})

describe('IN-6: a consent that names a published text', () => {
  test('has its words and language on record, stored under their hash', async () => {
    const { id, text, language } = textOf('paper_form', 'acme-alerts', 'es')
    const row = signed(id)
    await staff.record(row)
    const evidence = await system.records({ action: 'evidence', tenant: 'acme', to: row.to })
    expect(evidence).toMatchObject({
      events: [{ callToAction: { hash: contentHash(text), language }, language: 'es' }],
      texts: { [contentHash(text)]: { text, language } },
    })
  })

  test('is the same row as one with the words in full', async () => {
    const { id, text, language } = textOf('paper_form')
    const row = signed(id)
    const { text: _, ...proof } = row.evidence as Record<string, unknown>
    const inFull = { ...row, evidence: { ...proof, callToAction: text, language } }
    expect(await staff.import([row, inFull, { ...row, evidence: { ...row.evidence, language } }])).toEqual([
      { result: 'recorded' },
      { result: 'unchanged' },
      { result: 'unchanged' },
    ])
  })

  test.each([
    ['that nobody published', () => 'paper_form-en-000000000000'],
    ['of another program', () => textOf('paper_form', 'acme-offers').id],
  ])('is refused with an id %s, and nothing is recorded', async (_, id) => {
    const row = signed(id())
    expect(await staff.record(row)).toEqual(refusedText(UNKNOWN))
    expect(await staff.import([row])).toMatchObject([{ result: 'invalid', issues: [{ message: UNKNOWN }] }])
    expect((await staff.lookup(row.to)).programs['acme-alerts']).toMatchObject({ status: 'none' })
  })

  test.each([{ callToAction: 'I agree to text messages from Acme.' }, { language: 'fr' }])(
    'is refused if the row gives something else as well: %o',
    async (other) => {
      expect(await staff.record(signed(textOf('paper_form').id, {}, other))).toEqual(
        refusedText('names other words or another language than the row gives; leave one of them out'),
      )
    },
  )

  test('is refused with everything else that is missing', async () => {
    const { id } = textOf('paper_form')
    const flaws = async (text: string) => {
      const answer = await staff.record(grant({ evidence: { text }, to: somebody() }))
      return (answer as { error: { issues: { path: string }[] } }).error.issues.map(({ path }) => path)
    }
    const rest = ['action', 'identity', 'reference', 'collectedBy'].map((field) => `evidence.${field}`)
    expect(await flaws(id)).toEqual(rest)
    expect(await flaws('x')).toEqual(['evidence.text', ...rest])
  })

  test('lacks no words where the row is not valid for another reason (IN-8)', async () => {
    const [row] = await staff.import([signed(textOf('paper_form').id, { at: 'yesterday' })])
    expect(row?.issues?.map(({ path }) => path)).toEqual(['at'])
  })
})

describe('CTA-5: once the words have changed', () => {
  const changed = indexDefinitions([
    withProgram(acme, 'acme-alerts', { frequency: { messages: 11, per: 'month' } }),
  ])
  let later: System

  beforeAll(async () => {
    await system.sweepDue()
    later = systemOn(system.table, changed)
  })

  test('a form that was signed before names its own words by the id on it', async () => {
    const { id, text } = textOf('paper_form')
    const rows = [signed(id), signed(id), signed('paper_form-en-000000000000')]
    expect(await staffOf(later).record(rows[0] ?? {})).toMatchObject({
      event: { callToAction: { hash: contentHash(text), language: 'en' } },
    })
    expect(await staffOf(later).import(rows)).toMatchObject([
      { result: 'unchanged' },
      { result: 'recorded' },
      { result: 'invalid', issues: [{ path: 'evidence.text', message: UNKNOWN }] },
    ])
  })

  test('the old words are listed if asked, with the date since when they are known', async () => {
    const { id, text } = textOf('paper_form')
    const list = async (former?: true) =>
      (await later.records({
        action: 'texts',
        tenant: 'acme',
        program: 'acme-alerts',
        ...(former && { former }),
      })) as {
        texts: PublishedText[]
      }
    const [now, ever] = [await list(), await list(true)]
    expect(now.texts.map((each) => each.id)).not.toContain(id)
    expect(ever.texts).toHaveLength(now.texts.length * 2)
    expect(ever.texts.find((each) => each.id === id)).toMatchObject({ text, since: NOON })
  })

  test('keeping them again writes nothing, and one tenant’s are no other’s (TEN-1)', async () => {
    await system.sweepDue()
    const store = createPublishedTextStore(system.table)
    const { id } = textOf('paper_form')
    expect((await store.read('acme', 'acme-alerts', id))?.since).toBe(NOON)
    expect(await store.read('globex', 'acme-alerts', id)).toBeUndefined()
  })
})

test('OUT-8: a stop takes no text', async () => {
  const stop = phonedStop({ evidence: { collectedBy: 'dana', text: textOf('paper_form').id } })
  expect(await staff.record(stop)).toEqual(refusedText('is only for an opt-in and is not stored with a stop'))
})
