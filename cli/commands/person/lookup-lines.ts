import type { Lookup, Reachability } from '../../../lambdas/application/staff/lookup.ts'
import { labeled as line } from '../../answer.ts'
import { when } from '../../options/time.ts'
import { invitationLine } from '../signup/invitation-line.ts'

const LABELS: Partial<Record<string, string>> = {
  review: 'in review',
  ownedDevice: 'owned device',
  denied: 'opt-ins declined',
  zone: 'time zone',
  heardAt: 'last heard from',
}

/** What is known about a number, a line each: its programs first, then whatever else there is. */
export function lookupLines({ tenant: _, to: __, programs, ...rest }: Lookup): string[] {
  const { expiresAt, windows, window: ___, reachability, invitations = [], ...others } = rest
  return [
    ...Object.entries(programs).map(programLine),
    ...(expiresAt === null ? [] : [line('record expires', when(new Date(expiresAt * 1000).toISOString()))]),
    ...Object.entries(windows).map(([from, { until }]) =>
      line('conversation', `on ${from} until ${when(until)}`),
    ),
    ...Object.entries(others)
      .filter(isPresent)
      .map(([name, value]) => line(LABELS[name] ?? name, text(value))),
    ...invitations.map((invitation) => line('invitation', invitationLine(invitation))),
    line('reachable', reachabilityText(reachability)),
  ]
}

function programLine([program, known]: [string, Lookup['programs'][string]]): string {
  const { status, level, medium, since, invitation, reference } = known
  const parts = [
    status.padEnd(10),
    level,
    medium,
    since && `since ${when(since)}`,
    invitation && `by invitation ${invitation}`,
    reference,
  ]
  return line(program, parts.filter(Boolean).join('  ')).trimEnd()
}

function isPresent([, value]: [string, unknown]): boolean {
  return value !== null && value !== undefined && value !== false
}

function text(value: unknown): string {
  if (typeof value !== 'object' || value === null) return isTime(value) ? when(value) : String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([name, part]) => `${name} ${text(part)}`)
    .join(', ')
}

function reachabilityText(reachability: Reachability): string {
  if (reachability.status === 'reachable') return 'yes'
  const { since, until } = reachability
  return `no, since ${when(since)}; texts are tried again from ${when(until)}`
}

function isTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
}
