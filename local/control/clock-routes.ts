import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { type Clock, later } from '../clock.ts'
import { type Answer, json, ServiceError } from '../http/message.ts'
import { readBody } from './body.ts'

/** What moving the clock sets off. */
export interface Movable {
  clock: Clock
  /** Waits until everything underway is worked. */
  settle(): Promise<void>
  /** Deletes what has expired by now. */
  expire(): Promise<void>
  /** How far all that has come, in words. */
  progress(): string
  report: (line: string) => void
}

/** Moves the clock as the body of a request says. */
export type MoveClock = (body: Buffer) => Promise<Answer>

/** Milliseconds that a caller waits for an answer: less than a minute, after which many clients give up. */
const PATIENCE = 50_000

const Move = z.strictObject({ advance: z.string(), expire: z.boolean().default(true) })
type Move = z.infer<typeof Move>

/** Answers what time it is for the system. */
export function tellTime({ now }: Clock): Answer {
  return json({ now: new Date(now()).toISOString() })
}

/**
 * Moves the clock, one move after the other. What takes longer than a caller waits goes on by itself: the answer is then
 * 202 and says how far it is, and 409 for a move that waited in vain for the one before and was not made.
 */
export function clockMover(movable: Movable, patience = PATIENCE): MoveClock {
  const { clock, report, progress } = movable
  let underway: Promise<void> = Promise.resolve()
  return async (body) => {
    const move = readMove(clock, body)
    const until = performance.now() + patience
    if (!(await ends(underway, until))) return unfinished(clock, 409, `Nothing was moved. ${progress()}`)
    const moving = moveClock(movable, move)
    underway = moving.catch((error) => report(`The clock was moved, and then failed: ${error}`))
    if (!(await ends(moving, until))) return unfinished(clock, 202, `The clock was moved. ${progress()}`)
    return tellTime(clock)
  }
}

function readMove(clock: Clock, body: Buffer): Move {
  const move = readBody(
    Move,
    body,
    'The body is {"advance":"PT25H","expire":true}: "expire" may be left out.',
  )
  try {
    later(clock.now(), move.advance)
    return move
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ServiceError(
      'BadRequest',
      '"advance" is a positive ISO 8601 duration such as PT90M, PT25H, P30D or P6M.',
    )
  }
}

/** Moves the clock once all is quiet, lets the schedules run that came due, then expires items. */
async function moveClock({ clock, settle, expire }: Movable, move: Move): Promise<void> {
  await settle()
  clock.advance(move.advance)
  await settle()
  if (!move.expire) return
  await expire()
  await settle()
}

async function ends(work: Promise<void>, until: number): Promise<boolean> {
  const given = new AbortController()
  const late = pause(Math.max(0, until - performance.now()), false, { signal: given.signal })
  try {
    return await Promise.race([work.then(() => true), late])
  } finally {
    given.abort()
    late.catch(() => {})
  }
}

function unfinished({ now }: Clock, status: number, said: string): Answer {
  const message = `${said} The rest goes on; ask again with {"advance":"PT0S"}.`
  return json({ now: new Date(now()).toISOString(), done: false, message }, status)
}
