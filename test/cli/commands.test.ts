import { expect, test } from 'vitest'
import { givenFolder, givenFunctions, run, runUntil } from './running.ts'

const PERSON = '+12065550142'
const ACME = ['--tenant', 'acme'] as const

/** Serves a function that keeps its requests and always gives this answer. */
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
  ownedDevice: null,
  denied: null,
  zone: null,
  reachability: { status: 'reachable' },
}

test('lookup shows each program and whatever else is on record', async () => {
  const asked = await givenAnswer('records', KNOWN)
  expect(await run('lookup', PERSON, ...ACME)).toEqual({
    code: 0,
    errors: [],
    lines: [
      'acme-alerts           opted_in    express  sms_keyword  since 2026-11-20T09:30:00.000Z',
      'acme-offers           none',
      'in review             id 01M.4, since 2026-11-21T12:00:00.000Z',
      'reachable             yes',
    ],
  })
  expect(asked).toEqual([{ action: 'lookup', tenant: 'acme', to: PERSON }])
})

test('--json prints the answer as it is', async () => {
  await givenAnswer('records', KNOWN)
  const { lines } = await run('lookup', PERSON, ...ACME, '--json')
  expect(JSON.parse(lines.join())).toEqual(KNOWN)
})

test('a refusal is a plain error with its code, and exit code 1', async () => {
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

test('a refusal that is a sentence stands without the name of its field', async () => {
  const message = 'There is no tenant "acme" here. Tenants: globex.'
  await givenAnswer('records', { error: { code: 'unknown_tenant', issues: [{ path: 'tenant', message }] } })
  const { errors } = await run('lookup', PERSON, ...ACME)
  expect(errors).toEqual([`assent lookup: Refused (unknown_tenant): ${message}`])
})

test('a function that does not exist is a plain error', async () => {
  await givenAnswer('records', KNOWN)
  const { code, errors } = await run('lookup', PERSON, ...ACME, '--stack', 'other')
  expect([code, errors]).toEqual([
    1,
    [
      'assent lookup: There is no function other-records with the alias v1 here. Deploy it, choose another stack with --stack, or check AWS_REGION.',
    ],
  ])
})

test('ASSENT_BY stands in for --by', async () => {
  const asked = await givenAnswer('operator', { event: null })
  process.env.ASSENT_BY = 'erin'
  const { code } = await run('stop', PERSON, '--medium', 'phone_call', ...ACME)
  delete process.env.ASSENT_BY
  expect([code, asked]).toEqual([0, [expect.objectContaining({ by: 'erin' })]])
})

test('stop records who took an opt-out, how it came and when (OUT-8)', async () => {
  const event = { id: '01M.5', type: 'opted_out', at: '2026-11-20T10:00:00.000Z' }
  const asked = await givenAnswer('operator', { event })
  const options = ['--medium', 'phone_call', '--at', '2026-11-20T10:00:00.000Z', '--reference', 'call 12']
  const { lines } = await run('stop', PERSON, ...ACME, '--by', 'dana', ...options)
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

test('record takes a row from a file or from options', async () => {
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
  const options = [
    ...['--program', row.program, '--status', row.status, '--level', row.level, '--medium', row.medium],
    ...['--at', row.at, '--call-to-action', row.evidence.callToAction],
    ...['--identity', row.evidence.identity, '--collected-by', row.evidence.collectedBy, '--confirm'],
  ]
  const { lines } = await run(
    ...['record', givenFolder().write('row.json', JSON.stringify(row)), ...ACME, '--by', 'dana'],
  )
  await run('record', PERSON, ...ACME, '--by', 'dana', ...options)
  expect(lines).toEqual(['unchanged: already recorded'])
  expect(asked).toEqual([
    { action: 'record', tenant: 'acme', by: 'dana', row, confirm: false },
    { action: 'record', tenant: 'acme', by: 'dana', row, confirm: true },
  ])
})

test('record reports a file that is not JSON', async () => {
  const file = givenFolder().write('row.json', 'to: x')
  const { code, errors } = await run('record', file, ...ACME, '--by', 'dana')
  expect([code, errors]).toEqual([
    1,
    [`assent record: ${file} is not JSON. It must contain one row, an object.`],
  ])
})

test('verify proves one number, and exits with 1 if that fails (REC-2)', async () => {
  const whole = { tenant: 'acme', to: PERSON, holds: true, events: 3, firstBreak: null }
  await givenAnswer('records', whole)
  expect(await run('verify', PERSON, ...ACME)).toMatchObject({
    code: 0,
    lines: ['3 events: verified'],
  })
  await givenAnswer('records', { ...whole, holds: false, firstBreak: { seq: 2, what: 'changed' } })
  expect(await run('verify', PERSON, ...ACME)).toMatchObject({
    code: 1,
    lines: ['3 events: not verified, first problem: seq 2, what changed'],
  })
})

/** Three pages of a tenant, with a problem on the second. */
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

test('verify covers a whole tenant and names the first problem', async () => {
  await givenFunctions({ 'assent-records': verifiedPages })
  expect(await run('verify', ...ACME)).toEqual({
    code: 1,
    lines: [`300 numbers, 750 events: not verified, first problem: to ${PERSON}, seq 4, what missing`],
    errors: [],
  })
})

test('an interrupted verify says how to continue', async () => {
  await givenFunctions({ 'assent-records': verifiedPages })
  const { code, errors } = await runUntil(AbortSignal.abort(), 'verify', ...ACME)
  expect([code, errors]).toEqual([
    130,
    ['Interrupted before the end. To continue, run the same command with --cursor 2'],
  ])
  expect(await run('verify', ...ACME, '--cursor', '3')).toMatchObject({
    code: 0,
    lines: ['100 numbers, 250 events: verified'],
  })
})

test.each([
  [['lookup'], '<number> is required: phone number, like +12065550142 or, of the US, (206) 555-0142'],
  [['lookup', '20655501'], '"20655501" is not a valid number. Use a number like +12065550142 or, of the US'],
  [['lookup', PERSON, PERSON], 'too many arguments'],
  [['lookup', PERSON], 'Choose a tenant with --tenant: acme or globex'],
  [
    ['lookup', PERSON, ...ACME, '--stack', '../x'],
    '"../x" is not valid for --stack. Use the name of a stack',
  ],
  [['stop', PERSON, ...ACME, '--by', 'dana'], '--medium <medium> is required: how it came, one of: sms_conv'],
  [['stop', PERSON, ...ACME, '--by', 'dana', '--medium', 'fax'], 'Use one of: sms_conversation, sms_keyword'],
  [['stop', PERSON, ...ACME, '--medium', 'verbal'], '--by <name> is required: your name'],
  [['stop', PERSON, ...ACME, '--medium', 'verbal', '--by', ' '], 'Use a name, like --by dana.'],
  [
    ['record', ...ACME, '--by', 'dana'],
    '<source> is required: a JSON file, - for standard input, or a phone',
  ],
  [['record', '+1', ...ACME, '--by', 'dana'], 'Use a number like +12065550142'],
  [
    ['record', PERSON, '--by', 'dana'],
    '--status <status> is required: consent or stop, one of: opted_in, opted_out',
  ],
  [['record', PERSON, '--by', 'dana', '--status', 'in'], 'Use one of: opted_in, opted_out'],
  [['record', PERSON, '--by', 'dana', '--level', 'high'], 'Use one of: implied, express, express_written'],
  [
    ['record', PERSON, ...ACME, '--by', 'dana', '--status', 'opted_in', '--medium', 'verbal'],
    '--at <time> is required: when, like 2026-11-05, 2026-11-05T09:30-08:00 or',
  ],
  [
    ['record', 'row.json', ...ACME, '--by', 'dana', '--ip', '::1'],
    '--ip goes with a phone number, like +12065550142.',
  ],
  [['evidence', PERSON, ...ACME], '--out <path> is required: a folder, or'],
  [['export', ...ACME], '--out <file> is required: the CSV file to write'],
  [['export', '--out', 'x.csv', '--status', 'in'], 'Use one of: opted_in, opted_out, pending, returned'],
  [['adopt', ...ACME], '--by <name> is required: your name, for the ledger (or set ASSENT_BY)'],
  [['verify', PERSON, ...ACME, '--cursor', 'x'], '--cursor and --anchors are for all numbers.'],
  [['verify', ...ACME, '--anchors', '--cursor', 'x'], 'A run with --anchors is continued with --folder.'],
  [['verify', ...ACME, '--folder', 'x'], '--since and --folder are for --anchors.'],
])('%j is a usage error', async (args, reason) => {
  const { code, errors } = await run(...args)
  expect([code, errors[0]]).toEqual([2, expect.stringContaining(reason)])
})
