import { EventEmitter } from 'node:events'
import { Temporal } from 'temporal-polyfill'
import type { State } from './state.ts'

/** The system's clock: the machine's, moved ahead by what was asked for. */
export interface Clock {
  /** Milliseconds since 1970, as in `Date.now()`. */
  now(): number
  /** The milliseconds that it is ahead, shared with the threads that run the functions. */
  offset: SharedArrayBuffer
  /** Moves it ahead by an ISO 8601 duration, calendar units included; throws RangeError for anything else. */
  advance(duration: string): void
  /** Calls back each time it was moved. */
  onMoved(listener: () => void): void
}

/** The clock that the state remembers. */
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
      Atomics.add(ahead, 0, BigInt(later(now(), duration) - now()))
      state.set('clock.offset', String(Atomics.load(ahead, 0)))
      moved.emit('moved')
    },
    onMoved: (listener) => {
      moved.on('moved', listener)
    },
  }
}

/** The instant this much later, in UTC; a duration that is malformed or negative throws RangeError. */
export function later(instant: number, duration: string): number {
  const span = Temporal.Duration.from(duration)
  if (span.sign < 0) throw new RangeError('The clock only moves ahead.')
  return Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO('UTC').add(span).epochMilliseconds
}
