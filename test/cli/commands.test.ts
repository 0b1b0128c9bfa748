import { expect, test } from 'vitest'
import { givenFolder, givenFunctions, run, runUntil } from './running.ts'

const PERSON = '+12065550142'
const ACME = ['--tenant', 'acme'] as const

/** A function that keeps what it was asked and answers this. */
async function givenAnswer(name: 'records' | 'operator', answer: unknown) {
  const asked: unknown[] = []
  await givenFunctions({
    [`assent-${name}`]: (request: unknown) => {
      asked.push(request)
      return answer
    },
  })
  return asked
}

const KNOWN = {
  tenant: 'acme',
  to: PERSON,
  programs: {
    'acme-alerts': {
      status: 'opted_in',
      level: 'express',
      medium: 'sms_keyword',
      since: '2026-11-20T09:30:00.000Z',
    },
    'acme-offers': { status: 'none', level: null, medium: null, since: null },
  },
  expiresAt: null,
  windows: {},
  window: null,
  review: { id: '01M.4', since: '2026-11-21T12:00:00.000Z' },
}

test('lookup shows each program and whatever else is known', async () => {
  const asked = await givenAnswer('records', KNOWN)
  expect(await run('lookup', PERSON, ...ACME)).toEqual({
    code: 0,
    errors: [],
    lines: [
      'acme-alerts           opted_in    express  sms_keyword  since 2026-11-20T09:30:00.000Z',
      'acme-offers           none',
      'review                id 01M.4, since 2026-11-21T12:00:00.000Z',
    ],
  })
  expect(asked).toEqual([{ action: 'lookup', tenant: 'acme', to: PERSON }])
})

test('--json prints the answer as it is', async () => {
  await givenAnswer('records', KNOWN)
  const { lines } = await run('lookup', PERSON, ...ACME, '--json')
  expect(JSON.parse(lines.join())).toEqual(KNOWN)
})

test('a refusal is one sentence with its code, and exit code 1', async () => {
  await givenAnswer('operator', {
    error: {
      code: 'missing_evidence',
      issues: [
        { path: 'evidence.action', message: 'is missing' },
        { path: 'evidence.identity', message: 'is missing' },
      ],
    },
  })
  const { code, errors } = await run('record', givenFolder().write('row.json', '{}'), ...ACME, '--by', 'dana')
  expect([code, errors]).toEqual([
    1,
    ['assent record: Refused (missing_evidence): evidence.action is missing; evidence.identity is missing.'],
  ])
})

test('a function that is not there is one sentence', async () => {
  await givenAnswer('records', KNOWN)
  const { code, errors } = await run('lookup', PERSON, ...ACME, '--stack', 'other')
  expect([code, errors]).toEqual([
    1,
    [
      'assent lookup: There is no function other-records with the alias v1 here: deploy it, name another stack with --stack, or look at AWS_REGION.',
    ],
  ])
})

test('--by may come from ASSENT_BY', async () => {
  const asked = await givenAnswer('operator', { event: null })
  process.env.ASSENT_BY = 'erin'
  const { code } = await run('stop', PERSON, '--medium', 'phone_call', ...ACME)
  delete process.env.ASSENT_BY
  expect([code, asked]).toEqual([0, [expect.objectContaining({ by: 'erin' })]])
})

test('stop records an opt-out with who took it, how it came and when (OUT-8)', async () => {
  const event = { id: '01M.5', type: 'opted_out', at: '2026-11-20T10:00:00.000Z' }
  const asked = await givenAnswer('operator', { event })
  const told = ['--medium', 'phone_call', '--at', '2026-11-20T10:00:00.000Z', '--reference', 'call 12']
  const { lines } = await run('stop', PERSON, ...ACME, '--by', 'dana', ...told)
  expect(lines).toEqual(['opted_out  2026-11-20T10:00:00.000Z  event 01M.5'])
  expect(asked).toEqual([
    {
      action: 'record',
      tenant: 'acme',
      by: 'dana',
      row: {
        to: PERSON,
        status: 'opted_out',
        medium: 'phone_call',
        at: '2026-11-20T10:00:00.000Z',
        evidence: { collectedBy: 'dana', reference: 'call 12' },
      },
      confirm: false,
    },
  ])
})

test('record takes a row from a file or from flags', async () => {
  const asked = await givenAnswer('operator', { event: null })
  const row = {
    to: PERSON,
    program: 'acme-alerts',
    status: 'opted_in',
    level: 'express',
    medium: 'verbal',
    at: '2026-11-20T09:30:00.000Z',
    evidence: { callToAction: 'May we text you?', identity: 'Dana Reed', collectedBy: 'front desk' },
  }
  const flags = [
    ...['--program', row.program, '--status', row.status, '--level', row.level, '--medium', row.medium],
    ...['--at', row.at, '--call-to-action', row.evidence.callToAction],
    ...['--identity', row.evidence.identity, '--collected-by', row.evidence.collectedBy, '--confirm'],
  ]
  const { lines } = await run(
    ...['record', givenFolder().write('row.json', JSON.stringify(row)), ...ACME, '--by', 'dana'],
  )
  await run('record', PERSON, ...ACME, '--by', 'dana', ...flags)
  expect(lines).toEqual(['unchanged: it was recorded before'])
  expect(asked).toEqual([
    { action: 'record', tenant: 'acme', by: 'dana', row, confirm: false },
    { action: 'record', tenant: 'acme', by: 'dana', row, confirm: true },
  ])
})

test('record says that a file is not JSON', async () => {
  const file = givenFolder().write('row.json', 'to: x')
  const { code, errors } = await run('record', file, ...ACME, '--by', 'dana')
  expect([code, errors]).toEqual([1, [`assent record: ${file} is not JSON: it takes one row, an object.`]])
})

test('verify proves one number, and its exit code says whether it holds (REC-2)', async () => {
  const whole = { tenant: 'acme', to: PERSON, holds: true, events: 3, firstBreak: null }
  await givenAnswer('records', whole)
  expect(await run('verify', PERSON, ...ACME)).toMatchObject({
    code: 0,
    lines: ['3 events: everything holds'],
  })
  await givenAnswer('records', { ...whole, holds: false, firstBreak: { seq: 2, what: 'changed' } })
  expect(await run('verify', PERSON, ...ACME)).toMatchObject({
    code: 1,
    lines: ['3 events: does not hold, first at seq 2, what changed'],
  })
})

/** Three pages of a tenant; the second holds a break. */
function verifiedPages({ cursor }: { cursor?: string }) {
  const page = Number(cursor ?? 1)
  return {
    tenant: 'acme',
    holds: page !== 2,
    numbers: 100,
    events: 250,
    firstBreak: page === 2 ? { to: PERSON, seq: 4, what: 'missing' } : null,
    cursor: page < 3 ? String(page + 1) : null,
  }
}

test('verify goes through a whole tenant and tells the first break', async () => {
  await givenFunctions({ 'assent-records': verifiedPages })
  expect(await run('verify', ...ACME)).toEqual({
    code: 1,
    lines: [`300 numbers, 750 events: does not hold, first at to ${PERSON}, seq 4, what missing`],
    errors: [],
  })
})

test('interrupted, a verification says how to go on', async () => {
  await givenFunctions({ 'assent-records': verifiedPages })
  const { code, errors } = await runUntil(AbortSignal.abort(), 'verify', ...ACME)
  expect([code, errors]).toEqual([
    130,
    ['Interrupted on the way. To go on from there, run the same command with --cursor 2'],
  ])
  expect(await run('verify', ...ACME, '--cursor', '3')).toMatchObject({
    code: 0,
    lines: ['100 numbers, 250 events: everything holds'],
  })
})

test.each([
  [['lookup'], 'one phone number, with + and the country'],
  [['lookup', '2065550142'], 'one phone number, with + and the country'],
  [['lookup', PERSON, PERSON], 'one phone number, with + and the country'],
  [['lookup', PERSON], '--tenant says which of acme, globex'],
  [['lookup', PERSON, ...ACME, '--stack', '../x'], '--stack takes the name of a stack'],
  [['stop', PERSON, ...ACME, '--by', 'dana'], '--medium says how it came'],
  [['stop', PERSON, ...ACME, '--medium', 'verbal'], '--by says who does it'],
  [['record', ...ACME, '--by', 'dana'], 'one row'],
  [
    ['record', PERSON, ...ACME, '--by', 'dana', '--status', 'opted_in', '--medium', 'verbal'],
    '--at says when',
  ],
  [['record', 'row.json', ...ACME, '--by', 'dana', '--ip', '::1'], '--ip goes with a number'],
  [['evidence', PERSON, ...ACME], '--out says where to'],
  [['export', ...ACME], '--out says where to'],
  [['verify', PERSON, ...ACME, '--cursor', 'x'], '--cursor goes on with a whole tenant'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
