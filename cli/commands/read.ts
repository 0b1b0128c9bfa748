import { Command, Option } from '@commander-js/extra-typings'
import type { Reading } from '../../lambdas/domain/classify/read-message.ts'
import type { Tenant } from '../../lambdas/domain/tenant/definitions.ts'
import { examples, tenantOption } from '../options.ts'
import { PROGRAMS } from '../tenant.ts'
import { type Session, UsageError } from '../terminal.ts'

const askedOption = new Option('--asked <what>', 'what the message answers').choices(['request', 'question'])

/** `assent read`: shows how a message is read, and why (OUT-1 to OUT-4). */
export function read({ out }: Session) {
  return new Command('read')
    .summary('show how a message is read and why; calls nothing')
    .description('Show how a message is read and why. Nothing is called or recorded.')
    .argument('<text>', 'the message, in quotes')
    .addOption(askedOption)
    .addOption(tenantOption)
    .addHelpText('after', examples('npx assent read "take me off your list" --tenant acme'))
    .action(async (text, { tenant: named, asked }) => {
      const tenant = await tenantNamed(named)
      // Its phrases take longer to load than the other commands take to run.
      const { readMessage } = await import('../../lambdas/domain/classify/read-message.ts')
      const reading = readMessage(text, tenant, { languages: tenant.languages, asked })
      for (const line of linesOf(reading)) out(line)
    })
}

async function tenantNamed(id: string | undefined): Promise<Tenant> {
  const { loadDefinitions } = await import('../../lambdas/definitions/load.ts')
  const { tenants, tenantById } = loadDefinitions(PROGRAMS)
  const tenant = id === undefined ? tenants[0] : tenantById.get(id)
  if (tenant) return tenant
  throw new UsageError(`There is no tenant "${id}" here. Tenants: ${[...tenantById.keys()].join(', ')}`)
}

function linesOf(reading: Reading): string[] {
  const program = 'program' in reading ? [`program  ${programText(reading.kind, reading.program)}`] : []
  return [
    `kind     ${reading.kind}`,
    ...program,
    `rule     ${reading.rule}`,
    `words    ${reading.words.join(', ') || '-'}`,
  ]
}

function programText(kind: 'stop' | 'start', program: string | null): string {
  return program ?? (kind === 'stop' ? 'all' : "the number's default")
}
