import type { ShownText } from '../../lambdas/domain/core/evidence.ts'
import { openReviews } from '../../lambdas/domain/core/record/record.ts'
import { grantsOf, hasStopped, hasStoppedAll, heldGrant } from '../../lambdas/domain/core/record/status.ts'
import type { Command } from '../../lambdas/domain/decide.ts'
import { carry, contentDue } from '../../lambdas/domain/gate/content.ts'
import { decideGate } from '../../lambdas/domain/gate/decide-gate.ts'
import { countMessage } from '../../lambdas/domain/gate/frequency.ts'
import { classJudged, type Question, type Verdict } from '../../lambdas/domain/gate/gate.ts'
import type { Schedule } from '../../lambdas/domain/hours/schedule.ts'
import { codedRequests } from '../../lambdas/domain/signup/confirm-by-code.ts'
import { type ConsentRow, flawsOf } from '../../lambdas/domain/staff/consent-row.ts'
import { isStopped } from '../../lambdas/domain/staff/record-consent.ts'
import { type Program, programOf, type Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import type { Input, Of, Row } from '../oracle/inputs.ts'
import type { Question as Asked } from '../oracle/model/gate.ts'
import { wordsFor } from '../oracle/words.ts'
import { Person } from './person.ts'
import type { Both } from './tenants.ts'

/** What the system made of an input. */
export interface Played {
  due: ReturnType<Person['take']>
  events: ReturnType<Person['take']>['events']
  replies: ReturnType<Person['take']>['replies']
  results: string[]
  answer: Verdict | null
}

export function iso(time: number): string {
  return new Date(time).toISOString()
}

/** Plays a history through the system; `look` sees the person after each input. */
export function play(
  both: Both,
  inputs: readonly Input[],
  look: (person: Person, played: Played, place: number) => void,
): Person {
  const person = new Person(both.definition)
  for (const [place, input] of inputs.entries()) {
    const now = iso(input.deliveredAt)
    person.passUntil(now)
    const due = person.take()
    const { results = [], answer = null } = happen(both, person, input, now)
    person.passUntil(now)
    look(person, { due, ...person.take(), results, answer }, place)
  }
  return person
}

interface Result {
  results?: string[]
  answer?: Verdict
}

const DONE: Result = {}
const personal = { identity: 'Dana Reed', ip: '192.0.2.1', userAgent: 'Test/1.0' }
const shown: ShownText & { text: string } = { hash: 'a'.repeat(64), language: 'en', text: 'the words' }
const asked = (programs: readonly string[]) => programs.map((program) => ({ program, shown }))
const by = { by: 'dana', requestId: null }

function happen(both: Both, person: Person, input: Input, now: string): Result {
  const of = { tenant: person.tenant.id, to: person.to }
  const run = (command: Command, id = input.id, name = input.id) => person.run(command, id, now, name)
  switch (input.kind) {
    case 'text': {
      const { messageId: inboundMessageId, to: number, sentAt, reading } = input
      const body = wordsFor(both.tenant, reading)
      run(
        { type: 'receive_message', ...of, number, inboundMessageId, body, at: iso(sentAt) },
        `message#${inboundMessageId}`,
      )
      return DONE
    }
    case 'form': {
      const id = `form#${input.formId}`
      const form = { medium: 'web_form', language: 'en', personal, invitedBy: null } as const
      run({ type: 'request_consent', ...of, asked: asked(input.programs), ...form }, id, id)
      person.codesTexted.set(
        input.formId,
        person.sentOf('sign_up_code').flatMap(({ programs }) => programs),
      )
      return DONE
    }
    case 'code':
      return typeCode(person, input, now)
    case 'choices':
      return choose(person, input, now)
    case 'record':
      return { results: [recordRow(person, input.row, now, { via: 'record', confirm: input.confirm })] }
    case 'import':
      return {
        results: input.rows.map((row) => recordRow(person, row, now, { via: 'import', confirm: false })),
      }
    case 'own':
    case 'deny': {
      const list = input.kind === 'own' ? 'owned' : 'denied'
      run({ type: 'keep_on_list', ...of, list, set: input.set, note: input.id, ...by })
      return DONE
    }
    case 'review': {
      const review = openReviews(person.record).find(({ message }) => message === input.messageId)
      if (!review) return { results: ['not_found'] }
      run({ type: 'settle_review', ...of, review: review.id, as: input.as, ...by })
      return DONE
    }
    case 'zone':
      run({ type: 'set_zone', ...of, region: input.region, ...by })
      return DONE
    case 'erase':
      run({ type: 'erase_details', ...of, ...by })
      return DONE
    case 'delivery_failed':
      run({
        type: 'report_delivery',
        ...of,
        number: input.from,
        outcome: input.cause === 'carrier_block' ? 'TEXT_CARRIER_BLOCKED' : 'TEXT_INVALID',
        sentAt: iso(input.at),
      })
      return DONE
    case 'listed':
      run({ type: 'report_opt_out', ...of, number: input.from, listedAt: iso(input.at) })
      return DONE
    case 'send':
      return { answer: send(person, input, now) }
    case 'wait':
      return DONE
    case 'stop_link':
      run({ type: 'stop_by_link', ...of, link: input.id, madeBy: 'dana', language: 'en', personal })
      return DONE
    case 'complain':
      run({ type: 'complain', ...of, at: iso(input.at), medium: 'email', note: input.id, ...by })
      return DONE
    case 'reassigned':
      run({ type: 'reassign', ...of, at: iso(input.at), source: 'the database', ...by })
      return DONE
  }
}

/** The page confirms what the code belongs to; a code was texted if its request still could be (IN-4). */
function typeCode(person: Person, { formId, id }: Of<'code'>, now: string): Result {
  const { tenant, record } = person
  const texted = person.codesTexted.get(formId) ?? []
  const isOfForm = (id: string) =>
    person.names.get(id) === `form#${formId}` &&
    record.requests.some((request) => request.id === id && texted.includes(request.program))
  const codes = codedRequests(tenant, record, now).filter(({ requests }) => requests.some(isOfForm))
  for (const { requests, codeOf } of codes) {
    person.run(
      { type: 'confirm_by_code', tenant: tenant.id, to: person.to, requests, personal },
      `code#${codeOf}`,
      now,
      id,
    )
  }
  return DONE
}

/** The page of a person's own choices: the code on the phone, the stops, then what is joined. */
function choose(person: Person, { id, join, leave, stopAll }: Of<'choices'>, now: string): Result {
  const { tenant, record, to } = person
  if (!person.stored || hasStoppedAll(record)) return DONE
  const held = tenant.programs.find((program) => heldGrant(record, program.id))
  const number = (grantsOf(record).length > 0 ? held?.number : undefined) ?? tenant.numbers[0]?.number ?? ''
  person.reply({ reply: { kind: 'preferences_code', programs: [] }, at: now, number, grants: [] }, now)
  if (person.sentOf('preferences_code').length === 0) return DONE
  const choice = { type: 'choose_programs', tenant: tenant.id, to, language: 'en', personal } as const
  if (leave.length > 0 || stopAll) {
    person.run({ ...choice, join: [], leave, stopAll }, `choice#${id}`, now, id)
  }
  const cameBackFrom =
    leave.length > 0 || stopAll ? (hasStopped(record) ? undefined : record.stops.all) : undefined
  if (join.length > 0) {
    person.run(
      { ...choice, join: asked(join), leave: [], stopAll: false, cameBackFrom },
      `choice#${id}#join`,
      now,
      id,
    )
  }
  return DONE
}

function recordRow(
  person: Person,
  row: Row,
  now: string,
  { via, confirm }: { via: 'record' | 'import'; confirm: boolean },
): string {
  const { tenant } = person
  const program = row.program === null ? null : (programOf(tenant, row.program) ?? null)
  const written = consentRow(person, row)
  const [flaw] = flawsOf(written, program, now)
  if (flaw) return via === 'import' ? 'invalid' : codeOf(written, program, now)
  const command: Command = {
    type: 'record_consent',
    tenant: tenant.id,
    to: person.to,
    row: written,
    via,
    shown: row.status === 'opted_in' ? shown : null,
    confirmFrom: confirm && program ? program.number : null,
    ...by,
  }
  const isRepeated = person.stored?.commands.has(`row#${row.id}`)
  const context = { tenant, record: person.informedRecord(), now }
  const events = person.run(command, `row#${row.id}`, now, row.id)
  if (isRepeated) return 'unchanged'
  if (events.length === 0) return isStopped(command, context) ? 'refused_stopped' : 'unchanged'
  return events.some(({ type }) => type === 'declined') ? 'refused_declined' : 'recorded'
}

/** The code of a refusal is that of its most basic problem. */
function codeOf(row: ConsentRow, program: Program | null, now: string): string {
  const kinds = flawsOf(row, program, now).map(({ kind }) => kind)
  if (kinds.includes('invalid')) return 'invalid_request'
  return kinds.includes('level_too_high') ? 'level_too_high' : 'missing_evidence'
}

function consentRow({ to }: Person, row: Row): ConsentRow {
  const complete = row.status === 'opted_out' || row.complete
  const grants = row.status === 'opted_in'
  return {
    program: row.program,
    to,
    status: row.status,
    level: grants ? row.level : null,
    medium: row.medium as ConsentRow['medium'],
    at: iso(row.at),
    evidence: {
      callToAction: grants ? 'the words' : null,
      language: grants ? 'en' : null,
      action: 'signed',
      identity: complete ? 'Dana Reed' : null,
      collectedBy: 'front desk',
      ip: '192.0.2.1',
      userAgent: 'Test/1.0',
      reference: row.id,
      inboundMessageId: 'message',
    },
  }
}

/** Every hour is permitted, since the oracle leaves hours aside; the rolling cap is the default one (GATE-8). */
const anyTime: Schedule = {
  caps: [{ messages: 3, seconds: 86_400 }],
  opensAt: (from) => from,
  closesAt: (from) => from,
}

/** The asking gate's answer. */
export function askGate(person: Person, { program, messageClass, from }: Asked, now: string): Verdict {
  return decideGate(
    questionOf(person.tenant, program, messageClass, from),
    person.to,
    { record: person.record, sends: person.sends, schedule: () => anyTime },
    now,
  )
}

function questionOf(
  tenant: Tenant,
  id: string,
  messageClass: Asked['messageClass'],
  from: string | undefined,
): Question {
  const program = programOf(tenant, id)
  if (!program) throw new Error(`No program ${id}`)
  return { tenant, program, messageClass: messageClass ?? program.messageClass, from: from ?? program.number }
}

/** The sending gate: answers, and counts what it sends (GATE-8, GATE-10, GATE-11). */
function send(person: Person, input: Of<'send'>, now: string): Verdict {
  const { record, sends, tenant } = person
  const requested = input.requestedByRecipient
  const question: Question = {
    ...questionOf(tenant, input.program, input.messageClass, input.from),
    codeRequest: requested && {
      id: requested.requestId,
      at: iso(requested.at),
      used: person.codeRequests.has(requested.requestId),
    },
  }
  const context = { record, sends, schedule: () => anyTime }
  const verdict = decideGate(question, person.to, context, now)
  if (verdict.decision !== 'allow') return verdict
  const { program } = question
  const grant = verdict.reason === 'opted_in' ? heldGrant(record, program.id) : undefined
  const carries = contentDue(program.id, grant, sends, now)
  const confirms = carries.includes('confirmation') ? grant?.id : undefined
  const messageClass = classJudged(question, record, now)
  person.count(
    carry(
      { program: program.id, confirms, at: now },
      carries,
      countMessage({ program, messageClass, at: now }, sends),
    ),
  )
  if (verdict.reason === 'requested_by_recipient' && requested) person.codeRequests.add(requested.requestId)
  return verdict
}
