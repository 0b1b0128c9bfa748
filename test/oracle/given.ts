import type { Act, GrantRow, Input, Reading, StopRow } from './inputs.ts'
import type { Reply } from './model/entry.ts'
import { MINUTE } from './model/time.ts'
import { ask, type History, lookupAt, replay } from './oracle.ts'
import { sampleTenant, type Tenant } from './tenant.ts'

export const acme = sampleTenant('acme')
export const ACME = '+12065550100'
/** The number on which a text is no opt-in (IN-2). */
export const REFUSING = '+12065550101'

const NOON = Date.UTC(2026, 10, 21, 12)

/** So many minutes after the noon at which the stories start. */
export function minute(minutes: number): number {
  return NOON + minutes * MINUTE
}

export const STOP: Reading = { kind: 'stop', program: null }
export const STOP_OFFERS: Reading = { kind: 'stop', program: 'acme-offers' }
export const STOP_ALERTS: Reading = { kind: 'stop', program: 'acme-alerts' }
export const START: Reading = { kind: 'start', by: 'start' }
export const SUBSCRIBE: Reading = { kind: 'start', by: 'join' }
export const OFFERS = keyword('acme-offers')
export const ALERTS: Reading = { kind: 'start', by: 'name', program: 'acme-alerts' }
export const YES: Reading = { kind: 'yes' }
export const HELP: Reading = { kind: 'help' }
export const TEXT_ME: Reading = { kind: 'join_request' }
export const UNSURE: Reading = { kind: 'unsure' }
export const AUTOMATIC: Reading = { kind: 'automatic' }
export const OTHER: Reading = { kind: 'other' }

/** A program's keyword. */
export function keyword(program: string): Reading {
  return { kind: 'start', by: 'keyword', program }
}

/** Something that happens at a minute, to be named by its place in the history. */
export type Timed = Act & { id?: string; deliveredAt: number }

/** A text, sent and delivered at those minutes. */
export function text(
  reading: Reading,
  sent: number,
  { delivered = sent, to = ACME, id = `${reading.kind}@${sent}` } = {},
): Timed {
  return {
    kind: 'text',
    messageId: id,
    to,
    reading,
    sentAt: minute(sent),
    deliveredAt: minute(delivered),
  }
}

/** Anything else, at its minute. */
export function at(when: number, act: Act): Timed {
  return { ...act, deliveredAt: minute(when) }
}

/** A web form, under the id by which its code is typed. */
export function form(when: number, programs: readonly string[], formId = `form@${when}`): Timed {
  return at(when, { kind: 'form', formId, programs })
}

/** Consent on paper, recorded by staff at a minute and dated at another. */
export function record(when: number, row: Partial<GrantRow> = {}, confirm = false): Timed {
  return at(when, { kind: 'record', row: grantRow(when, row), confirm })
}

/** An import of one row. */
export function importOf(when: number, row: Partial<GrantRow> = {}): Timed {
  return at(when, { kind: 'import', rows: [grantRow(when, row)] })
}

/** A stop that staff record. */
export function staffStop(when: number, row: Partial<StopRow> = {}): Timed {
  const stop: StopRow = {
    id: `stop-row@${when}`,
    status: 'opted_out',
    program: null,
    medium: 'phone_call',
    at: minute(when),
    ...row,
  }
  return at(when, { kind: 'record', row: stop, confirm: false })
}

function grantRow(when: number, row: Partial<GrantRow>): GrantRow {
  return {
    id: `row@${when}`,
    status: 'opted_in',
    program: 'acme-alerts',
    level: 'express',
    medium: 'paper_form',
    at: minute(when),
    complete: true,
    ...row,
  }
}

/** A history at acme, in the order in which it is delivered. */
export function given(...timed: readonly Timed[]): History {
  return givenAt(acme, ...timed)
}

/** A history at a tenant. */
export function givenAt(tenant: Tenant, ...timed: readonly Timed[]): History {
  const inputs = timed.map((each, index): Input => ({ ...each, id: each.id ?? `h${index}` }))
  return replay(tenant, inputs)
}

/** The gate's decision and reason at a minute, as one line. */
export function gate(
  history: History,
  when: number,
  program = 'acme-alerts',
  rest: { messageClass?: 'conversational' | 'informational' | 'promotional'; from?: string } = {},
): string {
  const { decision, reason } = ask(history, minute(when), { program, ...rest })
  return `${decision} ${reason}`
}

/** How a person stands with a program at a minute. */
export function status(history: History, when: number, program = 'acme-alerts') {
  return lookupAt(history, minute(when)).programs[program]
}

/** Every text that was owed, with its programs. */
export function replies(history: History): string[] {
  return history.steps.flatMap((step) => step.replies).map(sayReply)
}

/** The texts owed for the last input. */
export function lastReplies(history: History): string[] {
  return (history.steps.at(-1)?.replies ?? []).map(sayReply)
}

/** The types of the events published for the last input. */
export function lastEvents(history: History): string[] {
  return (history.steps.at(-1)?.events ?? []).map(({ type }) => type)
}

/** The results of the last input's rows. */
export function lastResults(history: History): readonly string[] {
  return history.steps.at(-1)?.results ?? []
}

function sayReply({ kind, programs }: Reply): string {
  return [kind, ...programs].join(' ')
}
