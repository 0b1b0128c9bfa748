import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { json, type Response, ServiceError } from '../http/message.ts'
import { readBody } from './body.ts'

/** The clock, and what has to happen when it moves. */
export interface ClockControl {
  clock: Clock
  /** Waits until all work in progress is done. */
  settle(): Promise<void>
  /** Deletes items that have expired. */
  expire(): Promise<void>
}

const Move = z.strictObject({ advance: z.string(), expire: z.boolean().default(true) })

/** Answers the system's time. */
export function showTime({ now }: Clock): Response {
  return json({ now: new Date(now()).toISOString() })
}

/** Waits for work in progress, moves the clock, runs the schedules that came due, then deletes expired items. */
export async function advanceClock({ clock, settle, expire }: ClockControl, body: Buffer): Promise<Response> {
  const move = readBody(
    Move,
    body,
    'The body must be {"advance":"PT25H","expire":true}; "expire" is optional.',
  )
  await settle()
  try {
    clock.advance(move.advance)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ServiceError(
      'BadRequest',
      '"advance" must be a positive ISO 8601 duration, like PT90M, PT25H, P30D or P6M.',
    )
  }
  await settle()
  if (move.expire) {
    await expire()
    await settle()
  }
  return showTime(clock)
}
