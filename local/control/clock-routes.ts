import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { addDuration, type Clock } from '../clock.ts'
import { json, type Response, ServiceError } from '../http/message.ts'
import { readBody } from './body.ts'

/** The clock, and what has to happen when it moves. */
export interface ClockControl {
  clock: Clock
  /** Waits until all work in progress is done. */
  settle(): Promise<void>
  /** Deletes items that have expired. */
  expire(): Promise<void>
  /** How far the expiry has come, in one sentence. */
  progress(): string
  /** Receives one line when a move fails after its caller was answered. */
  report: (line: string) => void
}

/** Moves the clock as the body of a request says. */
export type AdvanceClock = (body: Buffer) => Promise<Response>

/** Milliseconds that a caller waits for an answer: less than a minute, after which many clients give up. */
const MAX_WAIT = 50_000

const Move = z.strictObject({ advance: z.string(), expire: z.boolean().default(true) })
type Move = z.infer<typeof Move>

/** Answers the system's time. */
export function showTime({ now }: Clock): Response {
  return json({ now: new Date(now()).toISOString() })
}

/**
 * Moves the clock, one move at a time. A move that takes longer than its caller waits continues in the background: the
 * answer is 202 and says how far it is. A move that could not start because the one before is unfinished is answered
 * with 409, and is not made.
 */
export function clockAdvancer(control: ClockControl, maxWait = MAX_WAIT): AdvanceClock {
  const { clock, report, progress } = control
  let unfinished: Promise<void> = Promise.resolve()
  return async (body) => {
    const move = readMove(clock, body)
    const deadline = performance.now() + maxWait
    if (!(await finishesBy(deadline, unfinished))) {
      return stillWorking(clock, 409, `The clock was not moved. ${progress()}`)
    }
    const moving = advance(control, move)
    unfinished = moving.catch((error) => report(`Moving the clock failed: ${error}`))
    if (!(await finishesBy(deadline, moving))) {
      return stillWorking(clock, 202, `The clock was moved. ${progress()}`)
    }
    return showTime(clock)
  }
}

function readMove(clock: Clock, body: Buffer): Move {
  const move = readBody(
    Move,
    body,
    'The body must be {"advance":"PT25H","expire":true}; "expire" is optional.',
  )
  try {
    addDuration(clock.now(), move.advance)
    return move
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ServiceError(
      'BadRequest',
      '"advance" must be a positive ISO 8601 duration, like PT90M, PT25H, P30D or P6M.',
    )
  }
}

/** Waits for work in progress, moves the clock, runs the schedules that came due, then deletes expired items. */
async function advance({ clock, settle, expire }: ClockControl, move: Move): Promise<void> {
  await settle()
  clock.advance(move.advance)
  await settle()
  if (!move.expire) return
  await expire()
  await settle()
}

async function finishesBy(deadline: number, work: Promise<void>): Promise<boolean> {
  const finished = new AbortController()
  const timeout = pause(Math.max(0, deadline - performance.now()), false, { signal: finished.signal })
  timeout.catch(() => {})
  try {
    return await Promise.race([work.then(() => true), timeout])
  } finally {
    finished.abort()
  }
}

function stillWorking({ now }: Clock, status: number, reason: string): Response {
  const message = `${reason} The work continues; to wait for it, post {"advance":"PT0S"}.`
  return json({ now: new Date(now()).toISOString(), done: false, message }, status)
}
