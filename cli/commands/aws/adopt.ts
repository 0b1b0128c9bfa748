import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { optedOutNumbers } from '../../aws/opt-out-list.ts'
import { concurrencyOption, examples, needed, optionalByOption, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent adopt`: takes over AWS's own opt-out list, before a live number switches to self-managed opt-outs (OUT-8). */
export function adopt(session: Session) {
  return reading(
    new Command('adopt')
      .summary("record everybody on AWS's opt-out list as stopped")
      .description("Record everybody on AWS's own opt-out list as stopped. --dry-run only counts them.")
      .addOption(optionalByOption)
      .option('--list <name>', 'the opt-out list', 'Default')
      .option('--dry-run', 'count, and record nothing')
      .option('--rejected <file>', 'where to write rejected rows', 'adopt.rejected.csv')
      .addOption(concurrencyOption(2)),
  )
    .addHelpText(
      'after',
      examples('npx assent adopt --tenant acme --dry-run', 'npx assent adopt --tenant acme --by dana'),
    )
    .action(async ({ by, list, dryRun, rejected, concurrency, tenant: named, stack, json }) => {
      const writer = dryRun ? undefined : needed(by, optionalByOption)
      const tenant = await tenantOrOnly(named)
      const { records, operator } = functionsOf(stack)
      const numbers = optedOutNumbers(list)
      if (writer === undefined) {
        const { countList } = await import('../../bulk/count-list.ts')
        session.exitCode = await countList(numbers, { records, tenant, json }, session)
        return
      }
      const { adoptList } = await import('../../bulk/adopt-list.ts')
      const importing = { operator, tenant, by: writer, concurrency }
      session.exitCode = await adoptList({ list, numbers }, importing, session, { json, rejected })
    })
}
