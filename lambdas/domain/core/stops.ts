import type { Stops } from './record.ts'
import { later } from './time.ts'

/** What both say of stops: of two dates of the same stop the later one. */
export function joinStops(a: Stops, b: Stops): Stops {
  const byProgram = new Map(Object.entries(a.byProgram))
  for (const [program, at] of Object.entries(b.byProgram)) {
    byProgram.set(program, later(byProgram.get(program), at) ?? at)
  }
  return { all: later(a.all, b.all), byProgram: Object.fromEntries(byProgram) }
}
