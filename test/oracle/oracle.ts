import { type Input, type Of, RECORDED_MEDIA, type Row } from './inputs.ts'
import { isLifted, withoutLiftedBlocks } from './model/carrier-block.ts'
import { dateOf, type Entry, entriesOf, idOf, type Reply, type Stop } from './model/entry.ts'
import { eventsBetween, eventsOf, type PublishedEvent } from './model/events.ts'
import { expiresAt, isExpired } from './model/expiry.ts'
import { type Answer, decide, judgedClass, type Question } from './model/gate.ts'
import { type Lookup, lookUp } from './model/lookup.ts'
import { questionAnswered } from './model/question.ts'
import { asksWhichToKeep, type Change, mayReply, repliesOwed, repliesTo } from './model/replies.ts'
import { decideSend } from './model/send.ts'
import { stopsOf } from './model/stops.ts'
import { MINUTE, REVIEW_DEADLINE } from './model/time.ts'
import {
  hasRecord,
  hasStopped,
  heldGrant,
  isDenied,
  isKnownReachable,
  liveGrants,
  openReviews,
  ownedEntry,
  pendingRequests,
  programsHeld,
  type View,
  viewOf,
  windowsOf,
} from './model/view.ts'
import { atLeast, type Tenant } from './tenant.ts'

/** What an input came to, for whoever called. */
export interface Step {
  input: Input
  /** What was published since the input before, because time passed. */
  due: readonly PublishedEvent[]
  events: readonly PublishedEvent[]
  replies: readonly Reply[]
  /** The result of each row of `record` or `import`; `not_found` for a review that is not open. */
  results: readonly string[]
  /** The sending gate's answer. */
  answer: Answer | null
  /** How many entries are kept with it. */
  entries: number
}

/** A history with what each of its inputs came to. */
export interface History {
  tenant: Tenant
  entries: readonly Entry[]
  steps: readonly Step[]
}

/** What is known now, and how many records have expired before. */
interface Present {
  view: View
  /** The same without regard to the expiry that has just come. */
  last: View
  generation: number
}

/** What one input adds. */
interface Added {
  entries: readonly Entry[]
  events?: readonly PublishedEvent[]
  results?: readonly string[]
  answer?: Answer
}

const NONE: Added = { entries: [] }
const MAX_AHEAD = 5 * MINUTE

/** Replays what happens to one person at one tenant, in the order of delivery. */
export function replay(tenant: Tenant, inputs: readonly Input[]): History {
  const entries: Entry[] = []
  const steps: Step[] = []
  let since = inputs[0]?.deliveredAt ?? 0
  for (const input of inputs) {
    const { deliveredAt } = input
    const present = presentAt(tenant, entries, deliveredAt)
    const due = dueBetween(tenant, entries, since, deliveredAt)
    const added = apply(present, input)
    entries.push(...added.entries)
    steps.push({
      input,
      due,
      events: added.events ?? [],
      replies: added.entries.flatMap(({ replies }) => replies),
      results: added.results ?? [],
      answer: added.answer ?? null,
      entries: entries.length,
    })
    since = deliveredAt
  }
  return { tenant, entries, steps }
}

/** What the asking gate must answer at an instant. */
export function ask(history: History, at: number, question: Question): Answer {
  return decide(viewAt(history, at), question)
}

/** What `lookup` must answer at an instant. */
export function lookupAt(history: History, at: number): Lookup {
  return lookUp(viewAt(history, at))
}

/** Everything that the rules conclude at an instant from what was delivered until then. */
export function viewAt({ tenant, entries }: History, at: number): View {
  const delivered = entries.filter(({ input }) => input.deliveredAt <= at)
  return presentAt(tenant, delivered, at).view
}

/** Everything that the rules conclude just after an input, by its place in the history. */
export function viewAfter({ tenant, entries, steps }: History, place: number): View {
  const step = steps[place]
  if (!step) throw new Error(`No input ${place}`)
  return presentAt(tenant, entries.slice(0, step.entries), step.input.deliveredAt).view
}

/** What is published after the last input, until an instant. */
export function eventsDue({ tenant, entries, steps }: History, until: number): PublishedEvent[] {
  return dueBetween(tenant, entries, steps.at(-1)?.input.deliveredAt ?? until, until)
}

/** Each thing that comes due happens at its own instant. */
function dueBetween(
  tenant: Tenant,
  entries: readonly Entry[],
  since: number,
  until: number,
): PublishedEvent[] {
  const events: PublishedEvent[] = []
  let before = presentAt(tenant, entries, since)
  for (let at = nextDue(before, since); at <= until; at = nextDue(before, at)) {
    const after = presentAt(tenant, entries, at)
    events.push(...eventsBetween(before.view, after.last))
    if (after.generation > before.generation) events.push({ type: 'expired', program: null })
    before = after
  }
  return events
}

/** When the next request lapses, review ends or record expires. */
function nextDue({ view }: Present, since: number): number {
  const expiry = expiresAt(view)
  const instants = [
    ...view.requests.map(({ lapsesAt }) => lapsesAt),
    ...openReviews(view).map(({ at }) => at + REVIEW_DEADLINE),
    ...(expiry === null ? [] : [expiry * 1000]),
  ]
  return Math.min(...instants.filter((at) => at > since))
}

/** An expired record counts as absent; its stops still bind IN-10 (GATE-4). */
function presentAt(tenant: Tenant, entries: readonly Entry[], at: number): Present {
  const generation = entries.at(-1)?.generation ?? 0
  const known = entries.filter((entry) => entry.generation === generation)
  const formerStops = stopsOfExpired(tenant, entries, at)
  const last = viewOf({ tenant, at, entries: known, formerStops })
  if (!isExpired(last)) return { view: last, last, generation }
  const view = viewOf({ tenant, at, entries: [], formerStops: withoutLiftedBlocks(last.everyStop, known) })
  return { view, last, generation: generation + 1 }
}

/** What outlives the records that have expired: their stops, and what the carrier still blocks (IN-10, OUT-9). */
function stopsOfExpired(tenant: Tenant, entries: readonly Entry[], at: number): readonly Stop[] {
  const generations = [...new Set(entries.map(({ generation }) => generation))].slice(0, -1)
  let former: Stop[] = []
  for (const each of generations) {
    const known = entries.filter(({ generation }) => generation === each)
    const { stops } = stopsOf({ tenant, at, entries: known, formerStops: former })
    former = withoutLiftedBlocks(former.concat(stops), known)
  }
  return former
}

function apply(present: Present, input: Input): Added {
  const { view } = present
  switch (input.kind) {
    case 'wait':
      return NONE
    case 'import':
      return importRows(present, input)
    case 'record':
      return recordRow(present, { ...input, row: input.row }, false)
    case 'send':
      return send(present, input)
    case 'text':
      return isRepeated(view, input) ? NONE : keep(present, textEntry(present, input))
    case 'code':
      return isTexted(view, input) && !isTyped(view, input) ? keep(present, entryOf(present, input)) : NONE
    case 'choices':
      return choose(present, input)
    case 'review':
      if (!openReviews(view).some(({ id }) => id === input.messageId))
        return { ...NONE, results: ['not_found'] }
      return keep(present, entryOf(present, input))
    case 'erase':
      return keep(present, entryOf(present, isOver(view) ? { ...input, stoppedBefore: true } : input))
    case 'delivery_failed':
      return input.cause === 'unreachable' && isKnownReachable(view, input.at)
        ? NONE
        : keep(present, entryOf(present, input))
    case 'listed': {
      const entry = entryOf(present, input)
      return endsAnything(view, dateOf(entry)) || endedBeside(view, entry).length > 0
        ? keep(present, entry)
        : NONE
    }
    case 'own':
    case 'deny':
    case 'zone':
      return changes(view, input) ? keep(present, entryOf(present, input)) : NONE
    default:
      return keep(present, entryOf(present, input))
  }
}

/** Whether the person stopped everything, and nothing is left that a stop could end. */
function isOver(view: View): boolean {
  const left = [...programsHeld(view), ...pendingRequests(view), ...openReviews(view), ...windowsOf(view)]
  return left.length === 0 && view.stops.some(({ program }) => program === null)
}

/** Taking off a list what is not on it, or setting what is set, is nothing that happened. */
function changes(view: View, input: Of<'own'> | Of<'deny'> | Of<'zone'>): boolean {
  switch (input.kind) {
    case 'own':
      return input.set || ownedEntry(view) !== undefined
    case 'deny':
      return input.set || isDenied(view.entries)
    case 'zone':
      return entriesOf(view.entries, 'zone').at(-1)?.input.region !== input.region
  }
}

function entryOf(present: Present, input: Entry['input'], imported = false): Entry {
  return {
    input,
    imported,
    declined: isDenied(present.view.entries),
    asked: false,
    answers: false,
    completes: false,
    texted: false,
    ends: [],
    sent: null,
    replies: [],
    owed: [],
    generation: present.generation,
  }
}

/** The same inbound message id: nothing happens (OUT-7). */
function isRepeated({ entries }: View, { messageId }: Of<'text'>): boolean {
  return entriesOf(entries, 'text').some(({ input }) => input.messageId === messageId)
}

/** A code can be typed only if it was texted (IN-4). */
function isTexted({ entries }: View, { formId }: Of<'code'>): boolean {
  return entriesOf(entries, 'form').some(({ input, texted }) => texted && input.formId === formId)
}

/** A code counts once. */
function isTyped({ entries, outcomes }: View, { formId }: Of<'code'>): boolean {
  return entriesOf(entries, 'code').some(
    (entry) => entry.input.formId === formId && outcomes.get(idOf(entry))?.kind === 'granted',
  )
}

/** A choice or a program's word answers a question if one is open as it arrives (OUT-6). */
function textEntry(present: Present, text: Of<'text'>): Entry {
  const entry = entryOf(present, text)
  const { reading } = text
  if (reading.kind === 'start') {
    const isWord = reading.by === 'keyword' || reading.by === 'name'
    return {
      ...entry,
      answers: isWord && questionAnswered(present.view.everyStop, dateOf(entry)) !== undefined,
    }
  }
  if (reading.kind !== 'choice') return entry
  const answering = { ...entry, answers: true }
  const outcome = withEntries(present.view, [answering]).outcomes.get(idOf(entry))
  return outcome && outcome.kind !== 'nothing' ? answering : entry
}

function withEntries({ tenant, at, entries, formerStops }: View, added: readonly Entry[]): View {
  return viewOf({ tenant, at, entries: [...entries, ...added], formerStops })
}

/** Keeps what happened, with the texts that it owes and what the application hears of it. */
function keep({ view }: Present, entry: Entry, before: readonly Reply[] = []): Added {
  return keepEntry(
    view,
    { ...entry, ends: endedBeside(view, entry), completes: completesAny(view, entry) },
    before,
  )
}

function completesAny(view: View, entry: Entry): boolean {
  const open = new Set(pendingRequests(view).map(({ id, program }) => `${id} ${program}`))
  return withEntries(view, [entry]).requests.some(
    ({ id, program, completedAt }) => completedAt === dateOf(entry) && open.has(`${id} ${program}`),
  )
}

/** What words alone gave on a number, which its carrier turns out to have blocked already (OUT-9). */
function endedBeside(view: View, entry: Entry): string[] {
  const after = withEntries(view, [entry])
  const block = after.stops.find(({ id, blocked }) => id === idOf(entry) && blocked !== null)
  if (!block || isLifted(block, view.entries)) return []
  return view.tenant.programs
    .filter(({ number }) => number === block.blocked)
    .map(({ id }) => id)
    .filter((id) => {
      const grants = liveGrants(after, id)
      return grants.length > 0 && grants.every(({ medium }) => WAITING_MEDIA.has(medium))
    })
}

/** What a carrier's block holds; staff may record all the same. */
const WAITING_MEDIA: ReadonlySet<string> = new Set(['sms_keyword', 'web_form', 'preferences_page'])

function keepEntry(view: View, entry: Entry, before: readonly Reply[]): Added {
  const known = before.length > 0 ? withEntries(view, [{ ...entry, replies: before }]) : view
  const change: Change = { entry, before: view, after: withEntries(view, [entry]) }
  const replies = repliesTo({ ...change, before: known })
  const kept = {
    ...entry,
    replies: [...before, ...replies],
    owed: repliesOwed(change).map(({ kind }) => kind),
    asked: asksWhichToKeep(change, replies),
    texted: entry.input.kind === 'form' && replies.length > 0,
  }
  return { entries: [kept], events: eventsOf(change) }
}

/** The page needs a code on the phone, which is not texted to a person who has stopped (REPLY-1). */
function choose(present: Present, choices: Of<'choices'>): Added {
  const { view } = present
  const held = view.tenant.programs.find(({ id }) => heldGrant(view, id))
  const number = held?.number ?? view.tenant.numbers[0]?.number ?? ''
  const code: Reply = { kind: 'preferences_code', number, programs: [], at: choices.deliveredAt }
  if (!hasRecord(view) || hasStopped(view) || !mayReply(view, code)) return NONE
  return keep(present, entryOf(present, withEffect(view, choices)), [code])
}

/** A box joins what the person is not in, and leaves what they have or asked for. */
function withEffect(view: View, choices: Of<'choices'>): Of<'choices'> {
  const asked = new Set(pendingRequests(view).map(({ program }) => program))
  return {
    ...choices,
    join: choices.join.filter((id) => !heldGrant(view, id)),
    leave: choices.leave.filter((id) => heldGrant(view, id) || asked.has(id)),
  }
}

/** The sending gate sends what it allows, and counts it (GATE-8). */
function send(present: Present, input: Of<'send'>): Added {
  const { view } = present
  const answer = decideSend(view, input)
  if (answer.decision !== 'allow' || input.heldBack) return { ...NONE, answer }
  const sent = {
    messageClass: judgedClass(view, input),
    reason: answer.reason,
    consent: answer.consent?.id ?? null,
  }
  return { entries: [{ ...entryOf(present, input), sent }], answer }
}

/** Rows are taken one by one (REC-6). */
function importRows(present: Present, { rows, id, deliveredAt }: Of<'import'>): Added {
  const entries: Entry[] = []
  const events: PublishedEvent[] = []
  const results: string[] = []
  for (const row of rows) {
    const view = withEntries(present.view, entries)
    const added = recordRow(
      { ...present, view },
      { kind: 'record', row, confirm: false, id, deliveredAt },
      true,
    )
    entries.push(...added.entries)
    events.push(...(added.events ?? []))
    results.push(...(added.results ?? []))
  }
  return { entries, events, results }
}

/** One row: refused as it stands, refused for a stop or the deny list, or recorded (IN-3, IN-6, IN-7, IN-10). */
function recordRow(present: Present, input: Of<'record'>, imported: boolean): Added {
  const { view } = present
  const entry = entryOf(present, input, imported)
  const { row } = input
  if (imported && isImported(view, row)) return { ...NONE, results: ['unchanged'] }
  const issue = issueOf(row, input.deliveredAt)
  if (issue) return { ...NONE, results: [imported ? 'invalid' : issue] }
  if (row.status === 'opted_out') return { ...keep(present, entry), results: ['recorded'] }
  const asked = { ...entry, declined: false }
  const stands = liveGrants(withEntries(view, [asked]), row.program).some(({ id }) => id === row.id)
  if (!stands) return { ...NONE, results: ['refused_stopped'] }
  if (entry.declined) return declineRow(row.program)
  return { ...keep(present, entry), results: ['recorded'] }
}

/** A declined request is kept, as an event that grants nothing (IN-3). */
function declineRow(program: string): Added {
  return { ...NONE, results: ['refused_declined'], events: [{ type: 'declined', program }] }
}

/** Repeating an import changes nothing (contract: import). */
function isImported({ entries }: View, row: Row): boolean {
  return entriesOf(entries, 'record').some(({ input, imported }) => imported && input.row.id === row.id)
}

function issueOf(row: Row, now: number): string | null {
  if (row.at > now + MAX_AHEAD) return 'invalid_request'
  if (row.status === 'opted_out') return null
  if (!atLeast(RECORDED_MEDIA[row.medium], row.level)) return 'level_too_high'
  return row.complete ? null : 'missing_evidence'
}

/** Whoever holds nothing of that date or before needs no stop; an import counts whatever its date (IN-10, OUT-9). */
function endsAnything(view: View, at: number): boolean {
  const grants = view.tenant.programs.flatMap(({ id }) => liveGrants(view, id))
  return (
    grants.some((grant) => grant.imported || grant.at <= at) ||
    pendingRequests(view).some((request) => request.at <= at)
  )
}
