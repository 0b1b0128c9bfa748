import { Command } from '@commander-js/extra-typings'
import type { Tenant } from '../../../lambdas/domain/tenant/definitions.ts'
import { examples, tenantOption } from '../../options/options.ts'
import { PROGRAMS, siteUrl } from '../../options/tenant.ts'
import { type Session, UsageError } from '../../terminal/terminal.ts'

/** `assent read`: shows how a message, or every message of a file, is read and why (OUT-1 to OUT-4, OUT-10, IN-1, IN-5). */
export function read({ out }: Session) {
  return new Command('read')
    .summary('show how a message is read and why; calls nothing')
    .description(
      'Show how a message, or every message of a file, is read and why. Nothing is called or recorded.',
    )
    .argument('[text]', 'the message, in quotes')
    .option('--file <file>', 'a file with one message a line')
    .option('--json', 'print one line of JSON for each message')
    .addOption(tenantOption)
    .addHelpText(
      'after',
      examples('npx assent read "take me off your list" --tenant acme', 'npx assent read --file history.txt'),
    )
    .action(async (text, { file, json, tenant: named }) => {
      if ((text === undefined) === (file === undefined))
        throw new UsageError('Give one message in quotes, or a file with --file.')
      const tenant = await tenantNamed(named)
      // The grammar takes longer to load than the other commands take to run.
      const { historyLines, textLines } = await import('./read-history.ts')
      const lines =
        file === undefined ? textLines(text ?? '', tenant, json) : await historyLines(file, tenant, json)
      for (const line of lines) out(line)
    })
}

async function tenantNamed(id: string | undefined): Promise<Tenant> {
  const { loadDefinitions } = await import('../../../lambdas/definitions/load.ts')
  const { tenants, tenantById } = loadDefinitions(PROGRAMS, siteUrl())
  const tenant = id === undefined ? tenants[0] : tenantById.get(id)
  if (tenant) return tenant
  throw new UsageError(`There is no tenant "${id}" here. Tenants: ${[...tenantById.keys()].join(', ')}`)
}
