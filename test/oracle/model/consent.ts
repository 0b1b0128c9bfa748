import type { Of, Reading, RecordedMedium } from '../inputs.ts'
import { type Level, originatorOf, programOf, suffices, type Tenant } from '../tenant.ts'
import { isBlocked } from './carrier-block.ts'
import { dateOf, type Entry, entriesOf, idOf, type Known, type Stop } from './entry.ts'
import type { Grant } from './grant.ts'
import { formerGrant, questionAnswered } from './question.ts'
import { isOpen, type Request } from './request.ts'
import { covers } from './stops.ts'
import { REQUEST_TTL } from './time.ts'

/** What an act of the person came to. */
export interface Outcome {
  kind: 'granted' | 'refused' | 'declined' | 'held' | 'ordinary' | 'nothing'
  grants: readonly Grant[]
  /** The programs it was about, granted or not. */
  programs: readonly string[]
  /** The programs whose former grant it restored (OUT-6). */
  clarified: readonly string[]
}

/** What the dated facts come to, read in the order of their dates, whatever the order of delivery (OUT-7). */
export interface Consents {
  grants: Grant[]
  requests: Request[]
  outcomes: Map<string, Outcome>
}

interface Context extends Consents {
  tenant: Tenant
  entries: readonly Entry[]
  /** Of this record, and for IN-10 of those that expired. */
  stops: readonly Stop[]
}

const NOTHING: Outcome = { kind: 'nothing', grants: [], programs: [], clarified: [] }

/** Reads grants, requests and what became of each act from all that is known. */
export function readConsents({ tenant, entries, formerStops }: Known, stops: readonly Stop[]): Consents {
  const context: Context = {
    tenant,
    entries,
    stops: [...formerStops, ...stops],
    grants: [],
    requests: entriesOf(entries, 'form').flatMap(requestsIn),
    outcomes: new Map(),
  }
  for (const entry of [...entries].sort(byDate)) readEntry(context, entry)
  return { grants: context.grants, requests: context.requests, outcomes: context.outcomes }
}

/** At equal dates an import comes last, since it needs an opt-in in force (IN-10). */
function byDate(a: Entry, b: Entry): number {
  return dateOf(a) - dateOf(b) || Number(a.imported) - Number(b.imported) || (idOf(a) < idOf(b) ? -1 : 1)
}

/** A form is a request for each program, for 24 hours, unless it was declined (IN-3, IN-4). */
function requestsIn(entry: Entry & { input: Of<'form'> }): Request[] {
  if (entry.declined) return []
  const { formId, programs, deliveredAt } = entry.input
  return programs.map((program) => ({
    ...requestAt(program, deliveredAt),
    id: formId,
    form: formId,
    level: 'express_written',
    medium: 'web_form',
  }))
}

function requestAt(program: string, at: number) {
  return { program, at, lapsesAt: at + REQUEST_TTL, completedAt: null }
}

function readEntry(context: Context, entry: Entry): void {
  const outcome = outcomeOf(context, entry)
  if (!outcome) return
  context.outcomes.set(idOf(entry), outcome)
  context.grants.push(...outcome.grants)
}

function outcomeOf(context: Context, entry: Entry): Outcome | null {
  const { input } = entry
  switch (input.kind) {
    case 'record':
      return recorded(context, entry)
    case 'choices':
      return chosen(context, entry, input.join)
    case 'code':
      return typed(context, entry, input.formId)
    case 'text':
      return texted(context, entry, input.reading, input.to)
    default:
      return null
  }
}

/** Consent collected elsewhere counts from its date; by import only where no stop stands (IN-6, IN-10). */
function recorded(context: Context, entry: Entry): Outcome | null {
  const { input } = entry
  if (input.kind !== 'record' || input.row.status === 'opted_out') return null
  const { program, level, medium } = input.row
  if (entry.imported && stopStands(context, program, dateOf(entry)))
    return { ...NOTHING, programs: [program] }
  return granted([{ ...grantBy(entry, program), level, medium, imported: entry.imported }])
}

/** Whether at a date the latest stop had not been lifted by an opt-in that was no import (IN-10). */
function stopStands({ stops, grants }: Context, program: string, at: number): boolean {
  const before = stops.filter((stop) => covers(stop, program) && stop.at <= at)
  if (before.length === 0) return false
  const latest = Math.max(...before.map((stop) => stop.at))
  // An import is among the grants only where an opt-in of another kind had lifted that stop before it.
  return !grants.some((grant) => grant.program === program && grant.at > latest)
}

/** Choices on the preferences page grant at once, if the carrier does not block (IN-11, OUT-9). */
function chosen(context: Context, entry: Entry, join: readonly string[]): Outcome {
  if (join.length === 0) return NOTHING
  if (entry.declined) return { ...NOTHING, kind: 'declined', programs: join }
  return together(
    join.map((program) =>
      grantOrHold(context, entry, program, { level: 'express_written', medium: 'preferences_page' }, false),
    ),
  )
}

/** The code completes what its own text asked for, and no later form has a code for (IN-4). */
function typed(context: Context, entry: Entry, form: string): Outcome {
  const texted = entriesOf(context.entries, 'form')
    .filter(({ input }) => input.formId === form)
    .flatMap(({ replies }) => replies.flatMap(({ programs }) => programs))
  const pending = pendingAt(context, entry)
  const isReplaced = ({ program, at }: Request) =>
    pending.some((other) => other.program === program && other.at > at)
  const requests = pending.filter(
    (request) =>
      request.form === form &&
      texted.includes(request.program) &&
      !isReplaced(request) &&
      !isHeld(context, entry, request.program, false),
  )
  return complete(entry, requests)
}

function texted(context: Context, entry: Entry, reading: Reading, number: string): Outcome | null {
  switch (reading.kind) {
    case 'yes':
      return saidYes(context, entry)
    case 'start':
      return reading.by === 'keyword' || reading.by === 'name'
        ? programWord(context, entry, reading, number)
        : startWord(context, entry, reading.by, number)
    case 'choice':
      return entry.answers ? answered(context, entry, reading.programs) : null
    default:
      return null
  }
}

/** YES answers every pending request; on its own it is an ordinary message (IN-5). */
function saidYes(context: Context, entry: Entry): Outcome {
  const requests = freeAt(context, entry, false)
  return requests.length === 0 ? { ...NOTHING, kind: 'ordinary' } : complete(entry, requests)
}

/** START completes exactly what is pending; where nothing is, it is for the number's default program (IN-1). */
function startWord(context: Context, entry: Entry, by: 'start' | 'join', number: string): Outcome {
  const lifts = by === 'start' ? number : false
  const requests = freeAt(context, entry, lifts)
  if (requests.length > 0) return complete(entry, requests)
  const { defaultProgram } = originatorOf(context.tenant, number)
  return wordGrant(context, entry, { program: defaultProgram, level: 'express', number, lifts })
}

/** A keyword or name is for its own program: it answers a question, completes a request, or grants (IN-1, IN-4, OUT-6). */
function programWord(
  context: Context,
  entry: Entry,
  { by, program }: { by: 'keyword' | 'name'; program: string },
  number: string,
): Outcome {
  const { advertised } = programOf(context.tenant, program)
  const level = by === 'keyword' && advertised ? 'express_written' : 'express'
  const requests = freeAt(context, entry, false).filter((request) => request.program === program)
  const own =
    requests.length > 0
      ? complete(entry, requests)
      : wordGrant(context, entry, { program, level, number, lifts: false })
  if (entry.declined || !entry.answers) return own
  const restored = restore(context, entry, [program])
  return restored.kind === 'granted' ? together([restored, own]) : own
}

/** A choice that answered a question restores what it names and grants nothing else (OUT-6, IN-3). */
function answered(context: Context, entry: Entry, programs: readonly string[]): Outcome {
  const restored = restore(context, entry, programs)
  if (restored.kind !== 'granted' || !entry.declined) return restored
  return { ...NOTHING, kind: 'declined', programs: restored.programs }
}

/** What a word grants by itself: nothing under IN-2, and nothing that is below what the class needs (IN-1). */
function wordGrant(
  context: Context,
  entry: Entry,
  word: { program: string; level: Level; number: string; lifts: string | false },
): Outcome {
  const about = { ...NOTHING, programs: [word.program] }
  if (entry.declined) return { ...about, kind: 'declined' }
  const { keywordOptIn } = originatorOf(context.tenant, word.number)
  const { messageClass } = programOf(context.tenant, word.program)
  if (!keywordOptIn || !suffices(word.level, messageClass)) return { ...about, kind: 'refused' }
  return grantOrHold(context, entry, word.program, { level: word.level, medium: 'sms_keyword' }, word.lifts)
}

/** What an act completes, with the form's evidence (IN-4). */
function complete(entry: Entry, requests: readonly Request[]): Outcome {
  const about = { ...NOTHING, programs: unique(requests.map(({ program }) => program)) }
  if (requests.length === 0) return about
  if (entry.declined) return { ...about, kind: 'declined' }
  for (const request of requests) request.completedAt ??= dateOf(entry)
  return granted(
    requests.map(({ program, level, medium }) => ({ ...grantBy(entry, program), level, medium })),
  )
}

function grantOrHold(
  context: Context,
  entry: Entry,
  program: string,
  given: { level: Level; medium: RecordedMedium },
  lifts: string | false,
): Outcome {
  if (!isHeld(context, entry, program, lifts)) {
    return granted([{ ...grantBy(entry, program), ...given }])
  }
  // What completed a request as it arrived, and lost it, leaves nothing to wait for START.
  if (entry.completes) return { ...NOTHING, programs: [program] }
  context.requests.push({ ...requestAt(program, dateOf(entry)), id: idOf(entry), form: null, ...given })
  return { ...NOTHING, kind: 'held', programs: [program] }
}

/** Whether the carrier still blocks the program's number, and the act is not what lifts it (OUT-9). */
function isHeld(
  { tenant, stops, entries }: Context,
  entry: Entry,
  program: string,
  lifts: string | false,
): boolean {
  const { number } = programOf(tenant, program)
  return lifts !== number && isBlocked(stops, entries, number, dateOf(entry), entries.indexOf(entry))
}

/** The requests that an act finds pending: not lapsed, not stopped, not completed by an earlier act (IN-4, OUT-7). */
function pendingAt({ requests, stops }: Context, entry: Entry): Request[] {
  const at = dateOf(entry)
  return requests.filter((request) => request.at < at && isOpen(request, stops, at))
}

/** Of these, what the carrier does not block: the rest stays pending through it (OUT-9). */
function freeAt(context: Context, entry: Entry, lifts: string | false): Request[] {
  return pendingAt(context, entry).filter(({ program }) => !isHeld(context, entry, program, lifts))
}

/**
 * An answer within 24 hours of the stop that asked, and before another stop, restores the former grant: IN-10 does
 * not apply, and only a question that was sent restores (OUT-6, OUT-7).
 */
function restore(context: Context, entry: Entry, programs: readonly string[]): Outcome {
  const asked = questionAnswered(context.stops, dateOf(entry))
  if (!asked) return { ...NOTHING, programs }
  const former = programs
    .filter((program) => !isHeld(context, entry, program, false))
    .flatMap((program) => formerGrant(context.grants, context.stops, program, asked) ?? [])
  if (former.length === 0) return { ...NOTHING, programs }
  const grants = former.map((grant) => ({
    ...grant,
    id: idOf(entry),
    at: dateOf(entry),
    imported: false,
    knownAt: entry.input.deliveredAt,
  }))
  return { ...granted(grants), clarified: grants.map(({ program }) => program) }
}

function grantBy(entry: Entry, program: string) {
  const at = dateOf(entry)
  const known = { id: idOf(entry), since: at }
  return { program, id: idOf(entry), at, known, imported: false, knownAt: entry.input.deliveredAt }
}

function granted(grants: readonly Grant[]): Outcome {
  return { ...NOTHING, kind: 'granted', grants, programs: unique(grants.map(({ program }) => program)) }
}

/** The outcomes of one act for several programs, as one. */
function together(outcomes: readonly Outcome[]): Outcome {
  const grants = outcomes.flatMap((outcome) => outcome.grants)
  return {
    kind: grants.length > 0 ? 'granted' : (outcomes[0]?.kind ?? 'nothing'),
    grants,
    programs: unique(outcomes.flatMap((outcome) => outcome.programs)),
    clarified: outcomes.flatMap((outcome) => outcome.clarified),
  }
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)]
}
