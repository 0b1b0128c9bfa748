import { EventEmitter } from 'node:events'
import { Temporal } from 'temporal-polyfill'
import type { State } from './state.ts'

/** The system's clock: the machine's clock plus an offset that only grows. */
export interface Clock {
  /** Milliseconds since 1970, as in `Date.now()`. */
  now(): number
  /** The offset in milliseconds, shared with the threads that run the functions. */
  offset: SharedArrayBuffer
  /** Moves the clock ahead by an ISO 8601 duration, which may have calendar units; throws RangeError for anything else. */
  advance(duration: string): void
  /** Calls the listener each time the clock moves. */
  onMoved(listener: () => void): void
}

/** Opens the clock with the offset that the state keeps. */
export function movableClock(state: State): Clock {
  const offset = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT)
  const ahead = new BigInt64Array(offset)
  const moved = new EventEmitter()
  Atomics.store(ahead, 0, BigInt(state.get('clock.offset') ?? '0'))
  const now = () => Date.now() + Number(Atomics.load(ahead, 0))
  return {
    now,
    offset,
    advance: (duration) => {
      Atomics.add(ahead, 0, BigInt(addDuration(now(), duration) - now()))
      state.set('clock.offset', String(Atomics.load(ahead, 0)))
      moved.emit('moved')
    },
    onMoved: (listener) => {
      moved.on('moved', listener)
    },
  }
}

/** Adds a duration to an instant, in UTC; throws RangeError for a malformed or negative duration. */
export function addDuration(instant: number, duration: string): number {
  const span = Temporal.Duration.from(duration)
  if (span.sign < 0) throw new RangeError('The clock only moves ahead.')
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').add(span).epochMilliseconds
}
