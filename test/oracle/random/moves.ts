import type { Act, Input, RECORDED_MEDIA, Reading, Row, StopMedium } from '../inputs.ts'
import { DAY, HOUR, SECOND } from '../model/time.ts'
import type { Level } from '../tenant.ts'

/** When histories begin: in hours in which any message may leave. */
export const FIRST = Date.UTC(2026, 10, 23, 20)

/** Repetitions stop, and queues are empty, long before a record expires. */
const MAX_REPEATED = 30 * DAY

/** What happens next; places among what happened before are numbers that wrap round. */
export type Move =
  | { move: 'text'; reading: Reading; to: string; late: number; dateOf: number | null }
  | { move: 'repeat'; which: number }
  | { move: 'row'; row: RowParts; by: 'record' | 'import' | 'confirm' }
  | { move: 'code' | 'review'; which: number; as: 'stop' | 'not_a_stop' }
  | { move: 'request'; program: string; late: number; repeats: boolean }
  | { move: 'dated'; act: DatedAct; late: number }
  | { move: 'act'; act: Act }

export type DatedAct =
  | { kind: 'complain' | 'reassigned' }
  | { kind: 'delivery_failed'; from: string; cause: 'unreachable' | 'carrier_block' }
  | { kind: 'listed'; from: string }

/** A row without its date and name. */
export type RowParts = (
  | {
      status: 'opted_in'
      program: string
      level: Level
      medium: keyof typeof RECORDED_MEDIA
      complete: boolean
    }
  | { status: 'opted_out'; program: string | null; medium: StopMedium }
) & { late: number }

/** A move, and how long after the one before. */
export interface Turn {
  after: number
  move: Move
}

/** Plays moves one after the other, each after its gap. */
export function play(turns: readonly Turn[]): Input[] {
  const happened: Input[] = []
  let clock = FIRST
  for (const [index, { after, move }] of turns.entries()) {
    clock += after
    const act = actOf(happened, move, { id: `h${index}`, now: clock })
    if (act.kind === 'send') clock = daytimeFrom(clock)
    // Forms lie at odd milliseconds and texts at even ones: which of two came first is never a question.
    const deliveredAt = act.kind === 'form' ? clock + 1 : clock
    if (act.kind === 'form') clock += 2
    happened.push({ ...act, id: `h${index}`, deliveredAt })
  }
  return happened
}

/** The next whole second in the hours in which any message may leave for a number of the US West (GATE-7). */
function daytimeFrom(clock: number): number {
  const second = Math.ceil(clock / SECOND) * SECOND
  const hour = new Date(second).getUTCHours()
  if (hour >= 20 && hour < 23) return second
  const today = Math.floor(clock / DAY) * DAY + 20 * HOUR
  return today >= clock ? today : today + DAY
}

interface Place {
  id: string
  now: number
}

function actOf(happened: readonly Input[], move: Move, place: Place): Act {
  switch (move.move) {
    case 'text':
      return {
        kind: 'text',
        messageId: `m-${place.id}`,
        to: move.to,
        reading: move.reading,
        sentAt: textDate(happened, move, place.now),
      }
    case 'repeat':
      return repeated(happened, move.which, place.now)
    case 'row':
      return rowAct(move, place)
    case 'code':
      return codeOf(happened, move.which)
    case 'review':
      return reviewOf(happened, move.which, move.as)
    case 'request':
      return codeRequest(happened, move, place)
    case 'dated':
      return { ...move.act, at: place.now - move.late }
    case 'act':
      return named(move.act, place)
  }
}

/** Its own date, or for equal dates that of an earlier text. */
function textDate(happened: readonly Input[], move: Extract<Move, { move: 'text' }>, now: number): number {
  const recent = happened.filter(
    (each) => each.kind === 'text' && each.sentAt > now - MAX_REPEATED && each.sentAt <= now,
  )
  const same = move.dateOf === null ? undefined : at(recent, move.dateOf)
  return same?.kind === 'text' ? same.sentAt : now - move.late
}

function repeated(happened: readonly Input[], which: number, now: number): Act {
  const recent = happened.filter((each) => each.kind === 'text' && each.deliveredAt > now - MAX_REPEATED)
  const text = at(recent, which)
  return text ? { ...text } : { kind: 'wait' }
}

function rowAct({ row: { late, ...parts }, by }: Extract<Move, { move: 'row' }>, { id, now }: Place): Act {
  const row: Row = { ...parts, id: `row-${id}`, at: now - late }
  return by === 'import'
    ? { kind: 'import', rows: [row] }
    : { kind: 'record', row, confirm: by === 'confirm' }
}

function codeOf(happened: readonly Input[], which: number): Act {
  const form = at(
    happened.filter((each) => each.kind === 'form'),
    which,
  )
  return form?.kind === 'form' ? { kind: 'code', formId: form.formId } : { kind: 'wait' }
}

function reviewOf(happened: readonly Input[], which: number, as: 'stop' | 'not_a_stop'): Act {
  const unsure = at(
    happened.filter((each) => each.kind === 'text' && each.reading.kind === 'unsure'),
    which,
  )
  return unsure?.kind === 'text' ? { kind: 'review', messageId: unsure.messageId, as } : { kind: 'wait' }
}

function codeRequest(
  happened: readonly Input[],
  { program, late, repeats }: Extract<Move, { move: 'request' }>,
  { id, now }: Place,
): Act {
  const last = happened.findLast((each) => each.kind === 'send' && each.requestedByRecipient)
  const again = repeats && last?.kind === 'send' ? last.requestedByRecipient : undefined
  const fresh = { requestId: `r-${id}`, at: daytimeFrom(now) - late }
  return { kind: 'send', program, requestedByRecipient: again ?? fresh }
}

function named(act: Act, { id }: Place): Act {
  return act.kind === 'form' ? { ...act, formId: `form-${id}` } : act
}

function at<Value>(values: readonly Value[], which: number): Value | undefined {
  return which < 0 ? values.at(which) : values[which % values.length]
}
