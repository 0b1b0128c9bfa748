import { parseArgs } from 'node:util'
import type { Lookup } from '../../lambdas/application/staff/lookup.ts'
import { type Command, EXIT } from '../command.ts'
import { askingFlags, oneNumber } from '../flags.ts'
import { functionsOf } from '../functions.ts'
import { tenantOrOnly } from '../tenant.ts'

/** Shows what is known of a person now. */
export const lookup: Command = {
  name: 'lookup',
  usage: 'lookup NUMBER [--tenant ID] [--stack NAME] [--json]',
  about: 'show what is known of a number: each program, and what else there is',
  run: async (args, { out }) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { ...askingFlags, json: { type: 'boolean', default: false } },
    })
    const to = oneNumber(positionals)
    const tenant = tenantOrOnly(values.tenant)
    const known = await functionsOf(values.stack).records<Lookup>({ action: 'lookup', tenant, to })
    if (values.json) out(JSON.stringify(known))
    else for (const line of linesOf(known)) out(line)
    return EXIT.done
  },
}

function linesOf({ tenant: _, to: __, programs, expiresAt, ...rest }: Lookup): string[] {
  const standings = Object.entries(programs).map(([program, { status, level, medium, since }]) =>
    [program.padEnd(20), status.padEnd(10), level, medium, since && `since ${since}`]
      .filter(Boolean)
      .join('  ')
      .trim(),
  )
  const expiry = expiresAt === null ? [] : [['expires', new Date(expiresAt * 1000).toISOString()] as const]
  const others = Object.entries(rest).filter(([, value]) => saysSomething(value))
  const lines = [...expiry, ...others].map(([name, value]) => `${name.padEnd(20)}  ${inOneLine(value)}`)
  return [...standings, ...lines]
}

function saysSomething(value: unknown): boolean {
  if (value === null || value === undefined || value === false) return false
  return typeof value !== 'object' || Object.keys(value).length > 0
}

function inOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([name, part]) => `${name} ${inOneLine(part)}`)
    .join(', ')
}
