import { existsSync } from 'node:fs'
import { beforeEach, describe, expect, test } from 'vitest'
import { runCli } from '../../cli/run.ts'
import { HOUR } from '../../lambdas/domain/core/time.ts'
import { NOON, PERSON, type System, systemOn } from '../system.ts'
import { newTable } from '../table.ts'
import { UNSURE } from '../unsure.ts'
import { givenFolder, givenFunctions, run } from './running.ts'

const ACME = ['--tenant', 'acme'] as const
const WRITE = [...ACME, '--by', 'dana'] as const
const OFFERS = ['--program', 'acme-offers'] as const

let system: System

beforeEach(async () => {
  system = systemOn(await newTable())
  await givenFunctions({
    'assent-records': system.records,
    'assent-operator': system.operator,
    'assent-send-message': system.send,
  })
})

const json = async (...args: string[]) => JSON.parse((await run(...args, '--json')).lines.join())
const programs = async () => (await json('lookup', PERSON, ...ACME)).programs

describe('a number as people write it (IN-12)', () => {
  test.each(['(206) 555-0142', '206.555.0142', '2065550142', '+1 206-555-0142', 'tel:+12065550142'])(
    '%s',
    async (number) => {
      await run('stop', number, ...WRITE, '--medium', 'phone_call', '--at', NOON)
      expect(await programs()).toMatchObject({ 'acme-alerts': { status: 'opted_out' } })
    },
  )

  test.each(['555-0142', '(206) 555-0142 ext. 5', '+1', 'Dana', '020 7946 0018'])(
    '%s is refused with the forms that are allowed',
    async (number) => {
      const { code, errors } = await run('lookup', number, ...ACME)
      expect([code, errors[0]]).toEqual([
        2,
        `assent lookup: "${number}" is not a valid number. Use a number like +12065550142 or, of the US, (206) 555-0142.`,
      ])
    },
  )
})

describe('a time as people write it', () => {
  const complain = (at: string) =>
    run('complain', PERSON, ...WRITE, '--medium', 'phone_call', '--note', 'angry', '--at', at)

  test.each(['2026-11-05', '2026-11-05T09:30-08:00', '2026-11-05T09:30:00Z', 'Nov 5, 2026 9:30 am PST'])(
    '%s',
    async (at) => {
      expect(await complain(at)).toMatchObject({ code: 0, errors: [] })
    },
  )

  test.each([
    ['11/05/2026', 'It can be read in two ways. '],
    ['2026-02-30', ''],
    ['yesterday', ''],
  ])('%s is refused with the forms that are allowed', async (at, why) => {
    const { code, errors } = await complain(at)
    expect([code, errors[0]]).toEqual([
      2,
      `assent complain: "${at}" is not valid for --at. ${why}Use a time like 2026-11-05, 2026-11-05T09:30-08:00 or "Nov 5, 2026 9:30 am".`,
    ])
  })
})

describe('reviews (OUT-2)', () => {
  beforeEach(async () => {
    await system.text('START')
    system.advance(HOUR)
    await system.text(UNSURE)
  })

  test('are listed with what was written, and settled by their id', async () => {
    const { lines } = await run('reviews', ...ACME)
    expect(lines).toEqual([
      expect.stringMatching(/^\w+\.2 {2}\+12065550142 {2}waiting since 2026-11-21T13:00:00\.000Z$/),
      `    ${JSON.stringify(UNSURE)}`,
    ])
    const id = lines[0]?.split(' ')[0] ?? ''
    expect((await run('review', id, '--as', 'not_a_stop', ...WRITE)).lines[0]).toMatch(/^review_settled /)
    expect((await run('reviews', ...ACME)).lines).toEqual(['No message waits for a review.'])
    expect(await run('review', id, '--as', 'stop', ...WRITE)).toMatchObject({ code: 1, lines: [] })
  })

  test('are an object of JSON for programs', async () => {
    expect(await json('reviews', ...ACME)).toMatchObject({ reviews: [{ to: PERSON }] })
  })
})

describe('one person', () => {
  test('GATE-9: a device is put on its list and taken off', async () => {
    await run('own', PERSON, '--note', 'a router', ...WRITE)
    expect(await json('lookup', PERSON, ...ACME)).toMatchObject({ ownedDevice: { note: 'a router' } })
    await run('own', PERSON, '--remove', '--note', 'sold', ...WRITE)
    expect(await json('lookup', PERSON, ...ACME)).toMatchObject({ ownedDevice: null })
  })

  test('IN-3: opt-ins are declined', async () => {
    expect((await run('deny', PERSON, '--note', 'asked to', ...WRITE)).lines[0]).toMatch(/^denied /)
    await system.text('START')
    expect(await programs()).toMatchObject({ 'acme-alerts': { status: 'none' } })
  })

  test('GATE-7: a zone and a region are set, and removed by the word number', async () => {
    await run('zone', PERSON, '--zone', 'America/Chicago', '--region', 'US-TX', ...WRITE)
    await run('zone', PERSON, '--zone', 'number', ...WRITE)
    expect(await json('lookup', PERSON, ...ACME)).toMatchObject({ zone: { zone: null, region: 'US-TX' } })
    expect((await run('zone', PERSON, ...WRITE)).code).toBe(2)
  })

  test('OUT-11: a complaint is a stop', async () => {
    await run('complain', PERSON, '--medium', 'email', '--note', 'angry', '--at', NOON, ...WRITE)
    expect(await programs()).toMatchObject({ 'acme-alerts': { status: 'opted_out' } })
  })

  test('OUT-8: a stop link opens its page', async () => {
    const [url = '', until] = (await run('stop-link', PERSON, '--days', '60', ...WRITE)).lines
    expect((await system.site.get(new URL(url).pathname)).status).toBe(200)
    expect(until).toBe('works until 2027-01-20T12:00:00.000Z')
  })

  test('REC-3: an erasure needs a yes, and says what was removed and what stays', async () => {
    await system.text('START')
    system.advance(HOUR)
    expect(await run('erase', PERSON, ...WRITE)).toMatchObject({
      code: 2,
      errors: [expect.stringContaining('Add --yes'), expect.anything()],
    })
    expect(await programs()).toMatchObject({ 'acme-alerts': { status: 'opted_in' } })
    const { lines } = await run('erase', PERSON, '--yes', ...WRITE)
    expect(lines.map((line) => line.split(/ {2,}/)[0])).toEqual(
      expect.arrayContaining([
        'opted_out',
        'erased',
        'removed body',
        'kept for 24 hours',
        'kept for 35 days',
      ]),
    )
  })

  test('an erasure that is answered with anything but yes erases nothing', async () => {
    const lines: string[] = []
    const terminal = { out: () => {}, error: (line: string) => void lines.push(line) }
    const { signal: interrupted } = new AbortController()
    const asking = { ...terminal, interrupted, ask: async () => 'no' }
    expect(await runCli(['erase', PERSON, ...WRITE], asking)).toBe(1)
    expect(lines).toEqual(['assent erase: Nothing was erased.'])
    expect(await programs()).toMatchObject({ 'acme-alerts': { status: 'none' } })
  })
})

describe('an invitation (CTA-5)', () => {
  const invite = (...more: string[]) => run('invite', ...OFFERS, ...WRITE, ...more)

  test('to text says the words, and is listed until it bears fruit', async () => {
    const { lines } = await invite('--channel', 'text_to_join', '--to', PERSON, '--reference', 'lead 1')
    expect(lines[0]).toMatch(/^say or show +Text OFFERS \w{4} to /)
    const [line = ''] = (await run('invitations', '--reference', 'lead 1', ...ACME)).lines
    const code = /code (\w{4})/.exec(line)?.[1]
    await system.text(`OFFERS ${code}`)
    expect((await run('invitations', '--to', PERSON, ...ACME)).lines).toEqual(['No open invitation.'])
    expect((await run('lookup', PERSON, ...ACME)).lines.join('\n')).toMatch(/opted_in .* {2}lead 1$/m)
  })

  test('as a QR code is written to two files', async () => {
    const folder = givenFolder()
    await invite('--channel', 'qr', '--out', folder.path('spring'))
    for (const file of ['spring.svg', 'spring-form.svg']) expect(folder.read(file)).toMatch(/^<svg/)
    expect((await invite('--channel', 'qr', '--out', folder.path('spring'))).errors[0]).toContain('--force')
  })

  test('by mail is sent', async () => {
    await invite('--channel', 'email', '--email', 'reed@example.com')
    expect(system.mailed).toMatchObject([{ to: 'reed@example.com' }])
  })

  test.each([
    [['--channel', 'email'], '--email goes with --channel email'],
    [['--channel', 'qr'], 'Say where to write the QR codes with --out'],
    [['--channel', 'text_to_join', '--out', 'x'], '--out goes with --channel qr.'],
    [['--channel', 'pigeon'], 'Use one of: text_to_join, qr, email'],
    [['--channel', 'qr', '--language', 'de'], 'Use one of: en, es, fr'],
  ])('%j is wrong usage', async (options, why) => {
    const { code, errors } = await invite(...options)
    expect([code, errors.join('\n')]).toEqual([2, expect.stringContaining(why)])
    expect(existsSync('x.svg')).toBe(false)
  })
})

describe('a sample (REC-5)', () => {
  test('shows each consent with its evidence, and the seed that draws it again', async () => {
    await system.text('OFFERS')
    const { lines } = await run('sample', ...OFFERS, ...ACME)
    expect(lines[0]).toMatch(/^\+12065550142 {2}express_written {2}sms_keyword {2}since 2026-11-21T12/)
    const seed = /seed "(\w+)"$/.exec(lines.at(-1) ?? '')?.[1] ?? ''
    expect(lines.at(-1)).toBe(`1 of 1 opted-in number, seed "${seed}"`)
    expect((await run('sample', ...OFFERS, ...ACME, '--seed', seed)).lines).toEqual(lines)
  })

  test('of more than a hundred is wrong usage', async () => {
    const { code, errors } = await run('sample', ...OFFERS, ...ACME, '--count', '101')
    expect([code, errors[0]]).toEqual([2, expect.stringContaining('Use a whole number from 1 to 100.')])
  })
})

describe('a message (GATE-1)', () => {
  const send = (...more: string[]) =>
    run('send', PERSON, '--program', 'acme-alerts', '--body', 'Your order has shipped.', ...more)

  test('that is not allowed is not sent: exit code 1 and the reason', async () => {
    expect(await send()).toEqual({ code: 1, errors: [], lines: ['not sent              no_consent'] })
    expect(system.sent).toEqual([])
  })

  test('is sent once for a key', async () => {
    await system.text('START')
    await system.settle()
    for (let i = 0; i < 2; i++)
      expect((await send('--key', 'order 1')).lines).toEqual(['sent                  opted_in  message m'])
    expect(system.sent.filter(({ body }) => body.includes('shipped'))).toHaveLength(1)
  })

  test('GATE-10: a one-time code is sent for the request that was just made', async () => {
    const code = ['--program', 'acme-login', '--body', 'Your code is 123456.']
    const request = ['--request-id', 'sign-in 1', '--requested-at', NOON]
    expect((await run('send', PERSON, ...code, ...request)).lines[0]).toMatch(/^sent +requested_by_recipient/)
    expect((await run('send', PERSON, ...code, '--request-id', 'x')).code).toBe(2)
  })

  test('that has to wait says until when', async () => {
    await system.text('OFFERS')
    await system.settle()
    system.advance(-8 * HOUR)
    const { lines } = await run('send', PERSON, ...OFFERS, '--body', 'Sale')
    expect(lines[0]).toMatch(/^not sent +quiet_hours, not before 2026-11-21T/)
  })
})

test('texts lists the published words with their ids, for record', async () => {
  const { texts } = await json('texts', ...OFFERS, ...ACME)
  const { lines } = await run('texts', ...OFFERS, ...ACME)
  expect(lines).toHaveLength(2 * texts.length)
  expect(lines.slice(0, 2)).toEqual([expect.stringContaining(texts[0].id), `    ${texts[0].text}`])
})

test('what a person wrote controls no terminal', async () => {
  await system.text('START')
  await system.text(`${UNSURE} \u001b\u009b\u202e`)
  const shown = (await run('reviews', ...ACME)).lines.join('\n')
  expect(shown).toContain('\\u001b\\u009b\\u202e')
  const given = await json('reviews', ...ACME)
  expect(given.reviews[0].messages[0].body).toContain('\u001b\u009b\u202e')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})
