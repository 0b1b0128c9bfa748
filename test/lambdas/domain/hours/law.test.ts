import { describe, expect, test } from 'vitest'
import { zoneOffset } from '../../../../lambdas/adapters/gate/zone-offset.ts'
import { type ConsentRecord, emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { emptySendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { after, MINUTE } from '../../../../lambdas/domain/core/time.ts'
import type { MessageClass } from '../../../../lambdas/domain/core/vocabulary.ts'
import { decideGate } from '../../../../lambdas/domain/gate/decide-gate.ts'
import { schedulesBy } from '../../../../lambdas/domain/hours/schedules.ts'
import { programOf } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, noon } from '../../../fixtures.ts'
import { at } from './asking.ts'

/** From when until when promotional messages may leave; null: not on this day. */
type Span = readonly [from: string, to: string] | null

/** What holds in a state where the tenant sets nothing, and days on which nothing leaves. */
interface State {
  code: string
  zone: string
  weekday: Span
  saturday: Span
  sunday: Span
  closed: readonly string[]
}

const DEFAULT = {
  weekday: ['09:00', '20:00'],
  saturday: ['09:00', '20:00'],
  sunday: ['12:00', '20:00'],
} as const
const FEDERAL = [
  '2027-01-01',
  '2027-01-18',
  '2027-05-31',
  '2027-06-18',
  '2027-07-05',
  '2027-11-11',
  '2027-11-25',
  '2027-12-24',
]

const states: Readonly<Record<string, State>> = {
  Washington: { code: '1206', zone: 'America/Los_Angeles', ...DEFAULT, closed: [] },
  Florida: { code: '1305', zone: 'America/New_York', ...DEFAULT, closed: [] },
  Texas: { code: '1512', zone: 'America/Chicago', ...DEFAULT, closed: [] },
  Kentucky: {
    code: '1502',
    zone: 'America/New_York',
    ...DEFAULT,
    weekday: ['10:00', '20:00'],
    saturday: ['10:00', '20:00'],
    closed: [],
  },
  Louisiana: {
    code: '1504',
    zone: 'America/Chicago',
    ...DEFAULT,
    sunday: null,
    closed: [...FEDERAL, '2027-01-08', '2027-02-09', '2027-03-26', '2027-08-30', '2027-11-01', '2027-11-26'],
  },
  Mississippi: { code: '1601', zone: 'America/Chicago', ...DEFAULT, sunday: null, closed: [] },
  Pennsylvania: {
    code: '1215',
    zone: 'America/New_York',
    weekday: ['09:00', '19:00'],
    saturday: ['09:00', '19:00'],
    sunday: null,
    closed: [...FEDERAL, '2027-03-26', '2027-06-14', '2027-11-02'],
  },
  'Rhode Island': {
    code: '1401',
    zone: 'America/New_York',
    weekday: ['09:00', '18:00'],
    saturday: ['10:00', '17:00'],
    sunday: null,
    closed: [...FEDERAL, '2027-05-04', '2027-08-09', '2027-12-25', '2027-12-27'],
  },
  'South Dakota, by the clocks of its two zones': {
    code: '1605',
    zone: 'America/Chicago',
    weekday: ['10:00', '20:00'],
    saturday: ['10:00', '20:00'],
    sunday: null,
    closed: [],
  },
  'Arizona, which changes no clock': { code: '1480', zone: 'America/Phoenix', ...DEFAULT, closed: [] },
  'Hawaii, which changes no clock': { code: '1808', zone: 'Pacific/Honolulu', ...DEFAULT, closed: [] },
  Ontario: { code: '1416', zone: 'America/Toronto', ...DEFAULT, closed: [] },
  'the United Kingdom': { code: '447', zone: 'Europe/London', ...DEFAULT, closed: [] },
}

/** An ordinary week, and the days about each change of the clocks of 2027, in America and in Europe. */
const WEEKDAYS = ['2027-01-20', '2027-03-12', '2027-03-15', '2027-11-05', '2027-11-08', '2027-07-14']
const SATURDAYS = ['2027-01-23', '2027-03-13', '2027-11-06', '2027-03-27', '2027-10-30']
const SUNDAYS = ['2027-01-24', '2027-03-14', '2027-11-07', '2027-03-28', '2027-10-31']

const schedulesOf = schedulesBy(zoneOffset)

/** What the gate says to somebody who agreed to everything and just wrote. */
function decision(code: string, messageClass: MessageClass, now: string): string {
  const program = programOf(acme, messageClass === 'promotional' ? 'acme-offers' : 'acme-alerts')
  if (!program) throw new Error('the sample tenant has changed')
  const grant = {
    id: 'g',
    level: 'express_written',
    medium: 'paper_form',
    since: noon,
    confirmed: true,
  } as const
  const record: ConsentRecord = {
    ...emptyRecord,
    programs: { [program.id]: { grants: [grant], pending: null, endedAt: null } },
    windows: { [program.number]: { id: 'w', since: noon, until: '2028-12-31T00:00:00.000Z' } },
  }
  const question = { tenant: acme, program, messageClass, from: program.number }
  const to = `+${code}5550142`.slice(0, 13)
  const schedule = () => schedulesOf(acme, now)(to, null)
  return decideGate(question, to, { record, sends: emptySendHistory, schedule }, now).decision
}

/** What the gate says to a promotional message on both sides of the moments at which hours begin and end. */
function edges(code: string, opens: string, closes: string): string[] {
  const minuteBefore = (moment: string) => after(moment, -MINUTE)
  const moments = [minuteBefore(opens), opens, minuteBefore(closes), closes]
  return moments.map((now) => decision(code, 'promotional', now))
}

const EDGES = ['defer', 'allow', 'allow', 'defer']
const THROUGH_THE_DAY = ['00:00', '08:00', '12:00', '15:30', '19:59', '23:59']

describe.each(Object.entries(states))('GATE-7 in %s', (_, state) => {
  const days = [
    ...WEEKDAYS.map((date) => [date, state.weekday] as const),
    ...SATURDAYS.map((date) => [date, state.saturday] as const),
    ...SUNDAYS.map((date) => [date, state.sunday] as const),
  ]

  test.each(days)('promotional messages wait but for the hours of %s', (date, span) => {
    if (span === null) return expect(closedAll(state, date)).toBe(true)
    const [opens, closes] = span.map((time) => at(`${date} ${time}`, state.zone))
    expect(edges(state.code, opens ?? '', closes ?? '')).toEqual(EDGES)
  })

  test('they wait all day on legal holidays', () => {
    expect(state.closed.filter((date) => !closedAll(state, date))).toEqual([])
  })

  test('answers, and messages that advertise nothing, never wait', () => {
    for (const date of ['2027-01-24', '2027-03-14', '2027-11-07', '2027-12-25', '2027-02-09'])
      for (const time of THROUGH_THE_DAY)
        for (const messageClass of ['informational', 'conversational'] as const)
          expect(decision(state.code, messageClass, at(`${date} ${time}`, state.zone))).toBe('allow')
  })
})

function closedAll({ code, zone }: State, date: string): boolean {
  return THROUGH_THE_DAY.every(
    (time) => decision(code, 'promotional', at(`${date} ${time}`, zone)) === 'defer',
  )
}

test('GATE-7 a holiday elsewhere is none: Thanksgiving in Washington, Mardi Gras in Mississippi', () => {
  expect(decision('1206', 'promotional', at('2027-11-25 12:00', 'America/Los_Angeles'))).toBe('allow')
  expect(decision('1601', 'promotional', at('2027-02-09 12:00', 'America/Chicago'))).toBe('allow')
})

describe('GATE-7 an area code newer than the data waits for what all states, DC and Canada permit', () => {
  const utc = (code: string, now: string) => decision(code, 'promotional', now)

  test.each([
    ['a weekday in winter: from nine in Hawaii to six in Rhode Island', '2027-01-20', '19:00', '23:00'],
    ['a weekday in summer', '2027-07-14', '19:00', '22:00'],
    ['a Saturday in winter: to five in Rhode Island', '2027-01-23', '19:00', '22:00'],
    ['a Saturday in summer', '2027-07-17', '19:00', '21:00'],
  ])('%s', (_, date, from, to) => {
    expect(edges('1861', `${date}T${from}:00.000Z`, `${date}T${to}:00.000Z`)).toEqual(EDGES)
  })

  test.each(['2027-01-24', '2027-01-08', '2027-06-14', '2027-08-09', '2027-11-26', '2027-11-02'])(
    'nothing on %s, a Sunday or some state’s holiday',
    (date) => {
      const hours = Array.from({ length: 16 }, (_, i) => String(i + 8).padStart(2, '0'))
      for (const hour of hours) expect(utc('1861', `${date}T${hour}:00:00.000Z`)).toBe('defer')
    },
  )
})
