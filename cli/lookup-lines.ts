import type { Lookup, ProgramStatus, Reachability } from '../lambdas/application/staff/lookup.ts'

const LABELS: Partial<Record<string, string>> = {
  review: 'in review',
  ownedDevice: 'owned device',
  denied: 'opt-ins declined',
  zone: 'time zone',
  heardAt: 'last heard from',
}

/** What is known about a number, a line each: its programs first, then whatever else there is. */
export function lookupLines({ tenant: _, to: __, programs, ...rest }: Lookup): string[] {
  const { expiresAt, windows, window: ___, reachability, ...others } = rest
  return [
    ...Object.entries(programs).map(programLine),
    ...(expiresAt === null ? [] : [line('record expires', new Date(expiresAt * 1000).toISOString())]),
    ...Object.entries(windows).map(([from, { until }]) => line('conversation', `on ${from} until ${until}`)),
    ...Object.entries(others)
      .filter(isPresent)
      .map(([name, value]) => line(LABELS[name] ?? name, text(value))),
    line('reachable', reachabilityText(reachability)),
  ]
}

function programLine([program, { status, level, medium, since }]: [string, ProgramStatus]): string {
  const known = [status.padEnd(10), level, medium, since && `since ${since}`]
  return line(program, known.filter(Boolean).join('  ')).trimEnd()
}

function line(label: string, value: string): string {
  return `${label.padEnd(20)}  ${value}`
}

function isPresent([, value]: [string, unknown]): boolean {
  return value !== null && value !== undefined && value !== false
}

function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([name, part]) => `${name} ${text(part)}`)
    .join(', ')
}

function reachabilityText(reachability: Reachability): string {
  if (reachability.status === 'reachable') return 'yes'
  return `no, since ${reachability.since}; texts are tried again from ${reachability.until}`
}
