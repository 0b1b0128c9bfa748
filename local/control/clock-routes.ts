import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { type Answer, json, ServiceError } from '../http/message.ts'
import { readBody } from './body.ts'

/** What moving the clock sets off. */
export interface Movable {
  clock: Clock
  /** Waits until everything underway is worked. */
  settle(): Promise<void>
  /** Deletes what has expired by now. */
  expire(): Promise<void>
}

const Move = z.strictObject({ advance: z.string(), expire: z.boolean().default(true) })

/** Answers what time it is for the system. */
export function tellTime({ now }: Clock): Answer {
  return json({ now: new Date(now()).toISOString() })
}

/** Moves the clock once all is quiet, lets the schedules run that came due, then expires items. */
export async function moveClock({ clock, settle, expire }: Movable, body: Buffer): Promise<Answer> {
  const move = readBody(
    Move,
    body,
    'The body is {"advance":"PT25H","expire":true}: "expire" may be left out.',
  )
  await settle()
  try {
    clock.advance(move.advance)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new ServiceError(
      'BadRequest',
      '"advance" is a positive ISO 8601 duration such as PT90M, PT25H, P30D or P6M.',
    )
  }
  await settle()
  if (move.expire) {
    await expire()
    await settle()
  }
  return tellTime(clock)
}
