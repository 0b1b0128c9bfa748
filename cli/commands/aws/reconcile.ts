import { Command } from '@commander-js/extra-typings'
import { functionsOf } from '../../aws/functions.ts'
import { concurrencyOption, examples, needed, optionalByOption, reading } from '../../options/options.ts'
import { tenantOrOnly } from '../../options/tenant.ts'
import type { Session } from '../../terminal/terminal.ts'

/** `assent reconcile`: what AWS's opt-out list knows and we do not, and the reverse (OUT-8). */
export function reconcile(session: Session) {
  return reading(
    new Command('reconcile')
      .summary("compare AWS's opt-out list with the stops on record")
      .description(
        "Compare AWS's own opt-out list with everybody who stopped the whole brand, and write the differences to a file. Nothing is changed without --apply.",
      )
      .option('--apply', 'record here what only AWS knows, and put on its list what only we know')
      .addOption(optionalByOption)
      .option('--list <name>', 'the opt-out list', 'Default')
      .option('--out <file>', 'the report; each run replaces it', 'reconcile.csv')
      .addOption(concurrencyOption(2)),
  )
    .addHelpText(
      'after',
      examples('npx assent reconcile --tenant acme', 'npx assent reconcile --tenant acme --apply --by dana'),
    )
    .action(async ({ apply, by, list, out, concurrency, tenant: named, stack, json }) => {
      const writer = apply ? needed(by, optionalByOption) : undefined
      const tenant = await tenantOrOnly(named)
      const { records, operator } = functionsOf(stack)
      const { reconcileLists } = await import('../../reconcile/reconcile-lists.ts')
      const applying = writer === undefined ? undefined : { operator, tenant, by: writer, concurrency }
      session.exitCode = await reconcileLists({ records, tenant, list, out, json, apply: applying }, session)
    })
}
