import { stringify } from 'csv-stringify/sync'
import type { Ask } from '../aws/functions.ts'
import { optedOutNumbers } from '../aws/opt-out-list.ts'
import { onFile, writePrivately } from '../files.ts'
import { stopsOf } from '../reconcile/stops.ts'
import { tellAws } from '../reconcile/tell-aws.ts'
import { counted, inDigits } from '../terminal/counts.ts'
import { EXIT, type Terminal } from '../terminal/terminal.ts'

/** Whose stops are handed over, to which list, and where the report goes. */
export interface Handover {
  records: Ask
  tenant: string
  /** The tenant's programs. */
  programs: readonly string[]
  list: string
  out: string
  json?: boolean | undefined
  /** Whether AWS's list is written. */
  apply?: boolean | undefined
}

interface Stop {
  to: string
  /** The only program that was stopped; empty for the whole brand. */
  program: string
  at: string
}

/**
 * Names every stop that AWS must honor once a number is its own again, and writes those of the whole brand to its opt-out
 * list; a stop that only we know would be forgotten (OUT-8). Returns the exit code.
 */
export async function handOver(handover: Handover, terminal: Terminal): Promise<number> {
  const { out, json, apply } = handover
  const { interrupted } = terminal
  const brand = await stopsFor(handover, '', interrupted)
  const some = await stopsOfProgramsOnly(handover, brand, interrupted)
  const listed = await numbersOn(handover.list, interrupted)
  if (interrupted.aborted) {
    terminal.error('Interrupted: nothing was reported and nothing changed.')
    return EXIT.interrupted
  }
  await onFile(out, () => writePrivately(out, reportOf([...brand, ...some])))
  const missing = brand.filter(({ to }) => !listed.has(to))
  const summary = { stopped: brand.length, missing: missing.length, programOnly: some.length, file: out }
  for (const line of json ? [JSON.stringify(summary)] : summaryOf(summary)) terminal.out(line)
  if (some.length > 0) terminal.error(AWS_KNOWS_NO_PROGRAMS)
  if (!apply) {
    terminal.error("Nothing was changed. --apply writes the stops that are missing to AWS's list.")
    return EXIT.done
  }
  const told = await tellAws(missing, handover, interrupted)
  terminal.error(`${counted(told, 'stop')} told to AWS.`)
  return interrupted.aborted ? EXIT.interrupted : EXIT.done
}

const AWS_KNOWS_NO_PROGRAMS =
  "AWS's list knows no programs: who stopped only some is named in the report, for whoever sends from the number next."

async function stopsFor(
  { records, tenant }: Handover,
  program: string,
  interrupted: AbortSignal,
): Promise<Stop[]> {
  const stops = await stopsOf({ records, tenant, ...(program && { program }), interrupted })
  return [...stops].map(([to, at]) => ({ to, program, at }))
}

/** The list of a program's stops has those of the whole brand too. */
async function stopsOfProgramsOnly(
  handover: Handover,
  brand: readonly Stop[],
  interrupted: AbortSignal,
): Promise<Stop[]> {
  const everything = new Set(brand.map(({ to }) => to))
  const stops: Stop[] = []
  for (const program of handover.programs) stops.push(...(await stopsFor(handover, program, interrupted)))
  return stops.filter(({ to }) => !everything.has(to))
}

async function numbersOn(list: string, interrupted: AbortSignal): Promise<Set<string>> {
  const listed = new Set<string>()
  for await (const page of optedOutNumbers(list)) {
    for (const { to } of page) listed.add(to)
    if (interrupted.aborted) break
  }
  return listed
}

function reportOf(stops: readonly Stop[]): string {
  return stringify([['to', 'program', 'at'], ...stops.map(({ to, program, at }) => [to, program, at])])
}

function summaryOf({ stopped, missing, programOnly, file }: Record<string, number | string>): string[] {
  const line = (name: string, count: number | string | undefined) =>
    `${name.padEnd(24)}${inDigits(Number(count))}`
  return [
    line('stopped the brand', stopped),
    line("not on AWS's list", missing),
    line('stopped some programs', programOnly),
    `The stops are in ${file}.`,
  ]
}
