import { expect, test } from 'vitest'
import { type Answer, checkOne } from '../../../../lambdas/application/gate/check.ts'
import { decideSend } from '../../../../lambdas/application/sending/decide-send.ts'
import type { Decided } from '../../../../lambdas/application/sending/sending.ts'
import { type ConsentRecord, emptyRecord } from '../../../../lambdas/domain/core/record/record.ts'
import { emptySendHistory, type SendHistory } from '../../../../lambdas/domain/core/send-history.ts'
import { DAY } from '../../../../lambdas/domain/core/time.ts'
import type { Question } from '../../../../lambdas/domain/gate/gate.ts'
import { slotOf } from '../../../../lambdas/domain/gate/slots.ts'
import type { Schedule } from '../../../../lambdas/domain/hours/schedule.ts'
import { indexDefinitions, type Program } from '../../../../lambdas/domain/tenant/definitions.ts'
import { acme, days, hours, mainNumber, minutes, noon, person, withProgram } from '../../../fixtures.ts'

/** A program that promotes and takes requests for codes, so that every reason can hold at once. */
const tenant = withProgram(acme, 'acme-offers', {
  type: 'otp',
  otpAfterStop: true,
  frequency: { messages: 4, per: 'month' },
})
const program = indexDefinitions([tenant]).programById.get('acme-offers')?.program as Program

/** All that bears on one answer. */
const facts = {
  isNumber: [true, false],
  code: [false, true],
  stopped: [false, true],
  owned: [false, true],
  review: [false, true],
  grant: [null, 'implied', 'express', 'express_written'],
  window: [false, true],
  pending: [false, true],
  unreachable: [false, true],
  promiseUsed: [false, true],
  capped: [false, true],
  opens: ['now', 'later', 'never'],
  messageClass: ['conversational', 'informational', 'promotional'],
} as const

type Facts = { [Name in keyof typeof facts]: (typeof facts)[Name][number] }

/** Every context that there is. */
const situations = Object.entries(facts).reduce<object[]>(
  (all, [name, values]) => all.flatMap((context) => values.map((value) => ({ ...context, [name]: value }))),
  [{}],
) as Facts[]

/** The rule, told anew: the first reason that holds; an allow passes what could hold it back. */
function expected({ code, opens, ...about }: Facts, gate: 'asking' | 'sending'): string {
  const conversational = about.messageClass === 'conversational' && about.window
  const judged = about.messageClass === 'informational' || conversational ? about.messageClass : 'promotional'
  const enough = { conversational: 1, informational: 2, promotional: 3 }[judged]
  const level = facts.grant.indexOf(about.grant)
  const promotes = judged === 'promotional'

  const reasons: [string, boolean][] = [
    ['deny invalid_number', !about.isNumber],
    ['allow requested_by_recipient', gate === 'sending' && code && !promotes],
    ['deny opted_out', about.stopped && level === 0],
    ['allow owned_device', about.owned],
    ['deny pending_review', promotes && about.review],
    ['allow opted_in', level >= enough],
    ['allow conversation_window', conversational],
    ['deny insufficient_consent', level > 0 || about.window],
    ['deny pending_confirmation', about.pending],
    ['deny no_consent', true],
  ]
  const holdBacks: [string, boolean][] = [
    ['deny unreachable', about.unreachable],
    ['deny frequency_cap', about.promiseUsed],
    ['deny quiet_hours', promotes && opens === 'never'],
    ['defer frequency_cap', promotes && about.capped],
    ['defer quiet_hours', promotes && opens === 'later'],
  ]
  const firstOf = (all: [string, boolean][]) => all.find(([, holds]) => holds)?.[0]
  const reason = firstOf(reasons) ?? ''
  return (reason.startsWith('allow') && firstOf(holdBacks)) || reason
}

const now = hours(2)
const entry = { id: 'entry', since: noon, by: 'dana', note: 'kiosk' }

function recordOf({ stopped, owned, review, grant, window, pending, unreachable }: Facts): ConsentRecord {
  const given = { id: 'given', medium: 'web_form', since: minutes(2), confirmed: true } as const
  const asked = { id: 'asked', at: noon, until: days(1), level: 'express', medium: 'web_form' } as const
  return {
    ...emptyRecord,
    stops: { all: stopped ? minutes(1) : null, byProgram: {} },
    programs: {
      [program.id]: {
        grants: grant ? [{ ...given, level: grant }] : [],
        pending: pending ? { ...asked, callToAction: null, proof: null } : null,
        endedAt: null,
      },
    },
    windows: window ? { [mainNumber]: { id: 'window', since: noon, until: days(1) } } : {},
    review: review ? { id: 'review', since: noon, lastAt: noon, number: mainNumber } : null,
    owned: owned ? entry : null,
    unreachable: unreachable ? { id: 'failed', since: noon } : null,
  }
}

function sendsOf({ promiseUsed, capped }: Facts): SendHistory {
  return {
    ...emptySendHistory,
    messages: promiseUsed ? { [program.id]: [[slotOf(noon, 1), 4]] } : {},
    promotional: capped ? [[slotOf(noon, 1), 3]] : [],
  }
}

function scheduleOf({ opens }: Facts): Schedule {
  return {
    caps: [{ messages: 3, seconds: DAY / 1000 }],
    opensAt: (from) => ({ now: from, later: days(2), never: null })[opens],
    closesAt: () => days(3),
  }
}

const questionOf = ({ messageClass }: Facts): Question => ({
  tenant,
  program,
  messageClass,
  from: mainNumber,
})
const inShort = ({ decision, reason }: Answer | Decided) => `${decision} ${reason}`

function sendingGate(context: Facts): string {
  const read = { life: 'life', seq: 1, hash: '', expiresAt: null, sendsVersion: 0 }
  const record = { ...read, record: recordOf(context), sends: sendsOf(context) }
  const { answer } = decideSend(
    { schedulesOf: () => () => scheduleOf(context), newDecision: () => 'decision' },
    questionOf(context),
    {
      program: program.id,
      to: context.isNumber ? person : 'Dana',
      body: 'Hello',
      idempotencyKey: 'key',
      requestedByRecipient: context.code ? { requestId: 'login', at: minutes(119) } : undefined,
    },
    { record, kept: undefined, codeRequestUsed: false, codes: undefined },
    now,
  )
  return inShort(answer)
}

async function askingGate(context: Facts): Promise<string> {
  const standing = { record: recordOf(context), sends: sendsOf(context), expiresAt: null }
  const checking = {
    gateRecords: { read: async () => standing, readMany: async () => new Map() },
    schedulesOf: () => () => scheduleOf(context),
    clock: () => now,
  }
  return inShort(await checkOne(checking, questionOf(context), context.isNumber ? person : 'Dana'))
}

const wrong = (answers: { context: Facts; answer: string; rule: string }[]) =>
  answers.filter(({ answer, rule }) => answer !== rule)

const REASONS = [
  'deny invalid_number',
  'deny opted_out',
  'allow owned_device',
  'deny pending_review',
  'allow opted_in',
  'allow conversation_window',
  'deny insufficient_consent',
  'deny pending_confirmation',
  'deny no_consent',
  'deny unreachable',
  'deny frequency_cap',
  'deny quiet_hours',
  'defer frequency_cap',
  'defer quiet_hours',
]

test('GATE-12: of every reason that holds, the sending gate names the first', () => {
  const answers = situations.map((context) => ({
    context,
    answer: sendingGate(context),
    rule: expected(context, 'sending'),
  }))
  expect(wrong(answers).slice(0, 3)).toEqual([])
  expect(new Set(answers.map(({ answer }) => answer))).toEqual(
    new Set(['allow requested_by_recipient', ...REASONS]),
  )
})

test('GATE-12: so does the asking gate, which hears of no request for a code', async () => {
  const asked = situations.filter(({ code }) => !code)
  const answers = await Promise.all(
    asked.map(async (context) => ({
      context,
      answer: await askingGate(context),
      rule: expected(context, 'asking'),
    })),
  )
  expect(wrong(answers).slice(0, 3)).toEqual([])
  expect(new Set(answers.map(({ answer }) => answer))).toEqual(new Set(REASONS))
})
