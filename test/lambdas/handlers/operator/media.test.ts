import { beforeAll, describe, expect, test } from 'vitest'
import type { EvidenceField } from '../../../../lambdas/domain/core/evidence.ts'
import { type System, systemOn } from '../../../system.ts'
import { newTable } from '../../../table.ts'
import { EVIDENCE, evidenceOf, grant, phonedStop, type Staff, staffOf } from './operating.ts'
import { LEVELS, MEDIA, NO_CONSENT } from './table-of-media.ts'

let system: System
let staff: Staff

beforeAll(async () => {
  system = systemOn(await newTable())
  staff = staffOf(system)
})

const BRINGING = [...new Set(MEDIA.map(({ medium }) => medium))]

const signed: EvidenceField[] = ['callToAction', 'action', 'identity', 'reference', 'collectedBy']

let numbers = 0
/** Somebody never heard of. */
const somebody = () => `+12065550${120 + numbers++}`

const refusal = async (row: object) => {
  const answer = (await staff.record(row)) as { error?: { code: string; issues: { path: string }[] } }
  return { code: answer.error?.code, paths: answer.error?.issues.map(({ path }) => path).sort() }
}

const missing = (fields: readonly string[]) => ({
  code: 'missing_evidence',
  paths: fields.map((field) => `evidence.${field}`).sort(),
})

describe.each(MEDIA)('$medium ($program, $action)', (rule) => {
  const { medium, highest, brings, program = 'acme-alerts', action } = rule
  const whole: Record<string, string> = { ...evidenceOf(brings), ...(action && { action }) }
  const rowOf = (change: object) => grant({ program, medium, level: highest, to: somebody(), ...change })
  const above = LEVELS.slice(LEVELS.indexOf(highest) + 1)

  test('IN-7: its highest level is recorded with what it must bring, and nothing more', async () => {
    const row = rowOf({ evidence: whole })
    expect(await staff.record(row)).toMatchObject({ event: { type: 'opted_in', medium, level: highest } })
    expect((await staff.lookup(row.to)).programs[program]).toMatchObject({ level: highest, medium })
  })

  test.each(above)('IN-7: %s is too high', async (level) => {
    expect(await refusal(rowOf({ evidence: EVIDENCE, level }))).toEqual({
      code: 'level_too_high',
      paths: ['level'],
    })
  })

  test.each(above)('IN-7: %s is too high in an import', async (level) => {
    expect(await staff.import([rowOf({ evidence: EVIDENCE, level })])).toMatchObject([
      { result: 'invalid', issues: [{ path: 'level' }] },
    ])
  })

  test.each(brings)('IN-8: without %s it is refused by that name alone', async (field) => {
    if (field === 'action' && action === 'replied') return
    expect(await refusal(rowOf({ evidence: { ...whole, [field]: undefined } }))).toEqual(missing([field]))
  })

  test('IN-8: without any evidence every missing field is named', async () => {
    // Whether an email was answered is what the action says.
    const all = medium === 'email' ? [...new Set([...brings, 'ip', 'userAgent'])] : brings
    const refused = missing(all)
    expect(await refusal(rowOf({ evidence: {} }))).toEqual(refused)
    expect(await refusal(rowOf({ evidence: undefined }))).toEqual(refused)
    const [imported] = await staff.import([rowOf({ evidence: {} })])
    expect(imported?.issues?.map(({ path }) => path).sort()).toEqual(refused.paths)
  })

  test('IN-8: what is empty or null counts as missing', async () => {
    const fields = brings.filter((field) => field !== 'action' || action !== 'replied')
    for (const nothing of ['', null]) {
      const empty = Object.fromEntries(fields.map((field) => [field, nothing]))
      expect(await refusal(rowOf({ evidence: { ...whole, ...empty } }))).toEqual(missing(fields))
    }
  })
})

describe.each(NO_CONSENT)('%s', (medium) => {
  test.each(LEVELS)('IN-7: brings no consent of level %s by record', async (level) => {
    expect(await refusal(grant({ medium, level, evidence: EVIDENCE }))).toEqual({
      code: 'invalid_request',
      paths: ['medium'],
    })
  })

  test('IN-7: brings no consent by import', async () => {
    const row = grant({ medium, level: 'implied', evidence: EVIDENCE })
    expect(await staff.import([row])).toMatchObject([{ result: 'invalid', issues: [{ path: 'medium' }] }])
  })
})

test.each(NO_CONSENT)('OUT-8: a stop can come by %s, with who took it', async (medium) => {
  const row = phonedStop({ medium, to: somebody() })
  expect(await staff.record(row)).toMatchObject({ event: { type: 'opted_out', medium } })
})

test.each([...NO_CONSENT, ...BRINGING])(
  'OUT-8: a stop by %s is refused without who took it',
  async (medium) => {
    expect(await refusal(phonedStop({ medium, evidence: {} }))).toEqual(missing(['collectedBy']))
  },
)

test('OUT-8: a stop is refused what is not kept with it, each by its name', async () => {
  const evidence = evidenceOf(['callToAction', 'language', 'collectedBy', 'identity'])
  const row = phonedStop({ to: somebody(), level: 'express', evidence })
  const paths = ['evidence.callToAction', 'evidence.language', 'level']
  expect(await refusal(row)).toEqual({ code: 'invalid_request', paths })
  expect(await staff.import([row])).toMatchObject([
    { result: 'invalid', issues: [{ path: 'level' }, {}, {}] },
  ])
})

test('IN-8: what is blank counts as missing', async () => {
  const blank = { callToAction: ' ', action: '\t', identity: '  ', reference: '\n', collectedBy: '\u00a0' }
  expect(await refusal(grant({ evidence: blank }))).toEqual(missing(Object.keys(blank)))
})

test('IN-8: what nobody can see, and signs alone, count as missing', async () => {
  const evidence = {
    ...{ callToAction: '\u200b', action: '\u2060\u200d', identity: '\u00ad' },
    ...{ reference: '\u3164', collectedBy: '--' },
  }
  expect(await refusal(grant({ evidence }))).toEqual(missing(Object.keys(evidence)))
})

test('IN-8: letters of any script and digits prove something', async () => {
  const evidence = { ...evidenceOf(signed), identity: '李', reference: '4711', action: 'وقّع' }
  expect(await staff.record(grant({ to: somebody(), evidence }))).toMatchObject({
    event: { type: 'opted_in' },
  })
})

test('IN-8: a medium that is unknown is refused', async () => {
  expect(await refusal(grant({ medium: 'constructor' }))).toEqual({
    code: 'invalid_request',
    paths: ['medium'],
  })
})

test('IN-8: what is too high and what is missing are named together', async () => {
  const row = grant({ medium: 'verbal', level: 'express_written', evidence: { identity: 'Dana Reed' } })
  expect((await refusal(row)).paths).toEqual(['evidence.callToAction', 'evidence.collectedBy', 'level'])
})

const sayingNothing = signed.map((field) => `evidence.${field}`)

test.each([
  ['level', { level: undefined }],
  ['program', { program: undefined }],
  ['at', { at: undefined }],
  ['at', { at: 'yesterday' }],
  ['to', { to: '206' }],
])('IN-8: without %s every missing field of evidence is named too', async (path, change) => {
  for (const nothing of [{}, undefined]) {
    const row = grant({ evidence: nothing, ...change })
    const named = [...sayingNothing, path].sort()
    expect(await refusal(row)).toEqual({ code: 'invalid_request', paths: named })
    const [imported] = await staff.import([row])
    expect(imported?.issues?.map(({ path: each }) => each).sort()).toEqual(named)
  }
})

test('OUT-8: a stop without its date and who took it is refused with both named', async () => {
  const paths = ['at', 'evidence.collectedBy']
  expect(await refusal(phonedStop({ at: undefined, evidence: {} }))).toEqual({
    code: 'invalid_request',
    paths,
  })
})

test('IN-8: the words shown are kept under the hash that the grant names', async () => {
  const to = somebody()
  const callToAction = 'May Acme text you about order 4711?'
  await staff.record(grant({ to, evidence: { ...EVIDENCE, callToAction, language: 'es' } }))
  const grantEvent = (await staff.items()).find(
    ({ pk, event }) => event && String(pk).includes(to),
  ) as unknown as { event: { callToAction: { hash: string; language: string } } }
  const { hash, language } = grantEvent.event.callToAction
  expect(language).toBe('es')
  expect((await staff.items()).find(({ pk }) => pk === `text#${hash}`)?.text).toBe(callToAction)
})
